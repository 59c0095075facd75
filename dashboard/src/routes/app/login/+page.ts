/** No scripts: what is typed before they arrive would be lost, and the form needs none. */
export const csr = false;
