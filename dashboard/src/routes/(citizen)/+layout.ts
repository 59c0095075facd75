/** Citizens' pages are plain HTML forms: no script is sent. */
export const csr = false;
