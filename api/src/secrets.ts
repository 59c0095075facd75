import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimKeys } from './database/claim-keys.ts';
import { prepareDataDir } from './data-dir.ts';
import { createPrivateFile, writePrivateFile } from './private-file.ts';
import { StartupError } from './startup-error.ts';

const NAMES = ['receiptKey'] as const;

/**
 * Keys of this installation, 32 random bytes or more each, every one for a single use. The receipt key derives
 * receipts. Session tokens and partner keys need none: they are long random texts, stored as plain hashes.
 */
export type Secrets = Readonly<Record<(typeof NAMES)[number], Buffer>>;

const KEY_BYTES = 32;

/** What is signed for a fingerprint. No key of ours ever signs it for another purpose. */
const FINGERPRINT_OF = 'fingerprint of an Otklik key';

/**
 * The keys with which the database at `url` was filled. The first server that is started on a database ties its keys to
 * it, by their fingerprints; any other server on it, now or after a restore, has to have the same ones.
 * @param settings.url of the login; the database has been migrated
 * @throws StartupError where the keys are others: receipts that people have would lead nowhere
 */
export async function secretsOf({
  url,
  dataDir,
  secretsFile,
}: {
  url: string;
  dataDir: string;
  secretsFile?: string | undefined;
}): Promise<Secrets> {
  const secrets = loadSecrets(dataDir, secretsFile);
  const fingerprints = new Map(
    NAMES.map((name) => [name, createHmac('sha256', secrets[name]).update(FINGERPRINT_OF).digest()]),
  );
  const others = await claimKeys(url, fingerprints);
  if (others.length === 0) return secrets;
  throw new StartupError(
    `The keys in ${secretsFile ?? join(dataDir, 'secrets.json')} are not those of this database (${others.join(', ')}): ` +
      'put back the file with which it was filled, since receipts that people have depend on it. ' +
      'If that file is lost for good, docs/backup.md says what to do.',
  );
}

/**
 * Loads the keys of this installation. Without `secretsFile` they are made at the first start and kept in
 * `dataDir/secrets.json`, readable by its owner alone; a name that a newer version adds is added to the file.
 * @param secretsFile JSON that others keep: every name with 32 or more bytes in base64url; never written
 * @throws StartupError when the file is missing, unreadable or too weak
 */
export function loadSecrets(dataDir: string, secretsFile?: string): Secrets {
  if (secretsFile) return parse(read(secretsFile), secretsFile);
  prepareDataDir(dataDir);
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) createPrivateFile(file, format({}));
  const found = read(file);
  if (NAMES.some((name) => !(name in found))) writePrivateFile(file, format(found));
  return parse(read(file), file);
}

function format(known: Record<string, unknown>): string {
  const fresh = Object.fromEntries(NAMES.map((name) => [name, randomBytes(KEY_BYTES).toString('base64url')]));
  return `${JSON.stringify({ ...fresh, ...known }, null, 2)}\n`;
}

function read(file: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code)
      throw new StartupError(
        `The secrets in ${file} cannot be read (${code}): correct OTKLIK_SECRETS_FILE or its rights.`,
      );
  }
  throw new StartupError(`${file} is damaged: restore it from a copy, since receipts given out depend on it.`);
}

function parse(content: Record<string, unknown>, file: string): Secrets {
  const keys = NAMES.map((name) => {
    const text = content[name];
    const key = Buffer.from(typeof text === 'string' ? text : '', 'base64url');
    if (key.length >= KEY_BYTES) return [name, key] as const;
    throw new StartupError(`${file} must hold "${name}" with ${KEY_BYTES} or more random bytes in base64url.`);
  });
  return Object.fromEntries(keys) as Secrets;
}
