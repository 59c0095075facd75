import { readFileSync } from 'node:fs';
import { inRoot } from '../build/paths.ts';
import { spawnCommand } from '../process.ts';

/** Traces of where the work was done, which nobody else has. */
const TRACES: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a home folder', pattern: /(?<![\w.-])\/(?:home|Users)\/[a-z][\w-]*\/|(?<![\w.-])\/root\/[\w.]/ },
  { what: 'a folder of one machine', pattern: /(?<![\w.)}-])\/(?:work|workspace|tmp)\/[\w.]/ },
  { what: 'a package registry', pattern: /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*/i },
];

/** The kind of trace in a line, or undefined. */
export function traceIn(line: string): string | undefined {
  return TRACES.find(({ pattern }) => pattern.test(line))?.what;
}

/**
 * Looks through every committed text file for traces of a machine or a registry.
 *
 * @returns `file:line: what` for each
 * @throws {Error} when the list of files cannot be had
 */
export async function findForeignPlaces(): Promise<string[]> {
  const { code, output } = await spawnCommand('git', ['ls-files', '-z', '--cached']);
  if (code !== 0) throw new Error(`git could not list the files:\n${output}`);
  const files = output.split('\0').filter((file) => file !== '' && !file.startsWith('scripts/check/places.'));
  return files.flatMap((file) => {
    let text: string;
    try {
      text = readFileSync(inRoot(file), 'utf8');
    } catch (error) {
      // Removed but not yet committed: nothing to read.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    if (text.includes('\0')) return [];
    return text.split('\n').flatMap((line, index) => {
      const what = traceIn(line);
      return what ? [`${file}:${index + 1}: ${what}`] : [];
    });
  });
}
