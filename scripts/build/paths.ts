import { fileURLToPath } from 'node:url';

/** The checkout, as a URL that ends with a slash. */
export const ROOT = new URL('../../', import.meta.url);

/** An absolute path of a file or folder in the checkout. */
export const inRoot = (path: string): string => fileURLToPath(new URL(path, ROOT));
