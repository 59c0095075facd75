import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationCase } from './case.ts';

/**
 * The cases of a folder, by name of file; INDEX.json is a list of them and no case.
 *
 * @throws Error when the folder is not there or holds no case, or a file is no case
 */
export function readCases(folder: string): VerificationCase[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${folder}.`);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'INDEX.json');
  if (files.length === 0) throw new Error(`The folder ${folder} holds no case.`);
  return files.toSorted().map((file) => caseOf(file, readFileSync(join(folder, file), 'utf8')));
}

function caseOf(file: string, text: string): VerificationCase {
  const read = JSON.parse(text) as Partial<VerificationCase>;
  const { id, family, input, expected, tolerance } = read;
  const isWhole = typeof id === 'string' && typeof family === 'string' && typeof tolerance === 'number';
  if (!isWhole || input === undefined || expected === undefined) {
    throw new Error(`${file} is no case: it needs id, family, input, expected and tolerance.`);
  }
  return { id, family, input, expected, tolerance };
}
