import { dirname, join } from 'node:path';
import process from 'node:process';

/** Path of a built file beside the one that runs. */
export const builtFile = (name: string): string => join(dirname(process.argv[1]!), name);
