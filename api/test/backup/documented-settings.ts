import { readFileSync } from 'node:fs';
import { inCheckout } from '../../chaos/checkout.ts';

/** The folder of the archive in docs/backup.md. */
const DOCUMENTED_ARCHIVE = '/backup/wal';

/**
 * Lines for postgresql.conf as docs/backup.md gives them: what an operator copies is what is tested.
 * @param setting that stands in the block
 * @param archive folder in the place of the documented one
 */
export function documentedSettings(setting: string, archive: string): string {
  const blocks = readFileSync(inCheckout('docs/backup.md'), 'utf8').matchAll(/^ *```conf\n(.*?)^ *```/gms);
  const found = [...blocks].map(([, block]) => block!).filter((block) => block.includes(setting));
  if (found.length !== 1) throw new Error(`docs/backup.md has ${found.length} blocks with ${setting}.`);
  const [block] = found as [string];
  if (!block.includes(DOCUMENTED_ARCHIVE))
    throw new Error(`The archive of docs/backup.md is not ${DOCUMENTED_ARCHIVE}.`);
  return `\n${block.replaceAll(DOCUMENTED_ARCHIVE, archive)}`;
}
