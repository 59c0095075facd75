import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose } from './diagnosis.ts';
import type { SystemUser } from './system-user.ts';

/** What a new cluster is made from. */
export interface InitialiseOptions {
  /** Folder with `bin`, `lib`, `share`. */
  binaries: string;
  /** Folder to create the cluster in. */
  folder: string;
  user: SystemUser;
  superuserPassword: string;
  /** Settings written into postgresql.conf, where the operator may change them later. */
  settings: Readonly<Record<string, string>>;
  /** Skip waiting for the disk; for clusters that live as long as a test run. */
  noSync?: boolean;
}

// Sorting by code point and case rules from Unicode, both inside PostgreSQL: an update of the system's locales cannot
// damage an index. The character type still comes from the system, because trigrams and text search read it.
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/**
 * Creates an empty cluster whose superuser `postgres` signs in by password.
 * @throws StartupError when the disk is full or the folder may not be written
 */
export async function initialise(options: InitialiseOptions): Promise<void> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  giveTo(options.user, options.folder);
  const secretFolder = mkdtempSync(join(tmpdir(), 'otklik-'));
  const passwordFile = join(secretFolder, 'password');
  try {
    writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
    giveTo(options.user, secretFolder);
    giveTo(options.user, passwordFile);
    let words = '';
    for (const characterType of CHARACTER_TYPES) {
      const result = await runInitdb(options, passwordFile, characterType);
      if (result.code === 0) return;
      words = result.words;
      if (!words.includes('invalid locale')) break;
    }
    rmSync(options.folder, { recursive: true, force: true });
    throw diagnose(words, options.folder);
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
}

function runInitdb(options: InitialiseOptions, passwordFile: string, characterType: string) {
  const settings = Object.entries(options.settings).map(([name, value]) => `--set=${name}=${value}`);
  const initdb = spawn(
    join(options.binaries, 'bin', 'initdb'),
    [
      `--pgdata=${options.folder}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      ...LOCALE,
      `--lc-ctype=${characterType}`,
      '--text-search-config=simple',
      ...(options.noSync ? ['--no-sync'] : []),
      ...settings,
    ],
    { ...options.user.ids, cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() },
  );
  let words = '';
  initdb.stdout.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
  initdb.stderr.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
  return new Promise<{ code: number | null; words: string }>((resolve, reject) => {
    initdb.once('error', reject);
    initdb.once('close', (code) => resolve({ code, words }));
  });
}

/** Environment for PostgreSQL's programs: messages in English, since they are read, and none of our own settings. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' };
}

function giveTo(user: SystemUser, path: string): void {
  if ('uid' in user.ids) chownSync(path, user.ids.uid, user.ids.gid);
}
