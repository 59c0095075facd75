import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../../docs/methods/recompute.mjs', import.meta.url));

/** What the documented script ended with, and what it said. */
export interface Recomputed {
  code: number | string;
  output: string;
  errors: string;
}

/** Runs the documented script against a public endpoint, as anyone can. */
export const runRecompute = (address: string, ...more: string[]): Promise<Recomputed> =>
  new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, address, ...more], { maxBuffer: 1e8 }, (error, output, errors) =>
      resolve({ code: error?.code ?? 0, output, errors }),
    );
  });
