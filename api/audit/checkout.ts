import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// The built files lie in api/node_modules/.audit, or one folder deeper.
const here = fileURLToPath(import.meta.url);
const root = here.slice(0, here.lastIndexOf('/api/'));

/** A place in the checkout, by its path from the root. */
export const inCheckout = (path: string): string => resolve(root, path);
