import * as v from 'valibot';
import { SETTING_TABLE } from './setting-table.ts';
import { StartupError } from './startup-error.ts';

type Table = typeof SETTING_TABLE;
type Given = { [Key in keyof Table]?: v.InferOutput<Table[Key]['schema']> };

/** Checked settings of a run. Nobody but this file reads the environment. */
export interface Settings {
  /** Port that serves everything. */
  port: number;
  /** Address to listen on; loopback unless set, because a demo has known passwords. */
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** External PostgreSQL; without it the embedded one runs in `dataDir`. */
  databaseUrl?: string;
  /** What to put into an empty database. */
  seed: 'demo' | 'none';
  /** Ratings of the demo. */
  demoRatings: number;
  /** Scheme, host and port people use, without a trailing slash. */
  publicOrigin: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Own proxies in front of the server: that many entries of X-Forwarded-For are believed. */
  trustedProxyHops: number;
  /** Port of the demo page of another site; 0 when it is not served. */
  demoSitePort: number;
  /** Absolute path of a secrets file that others keep. */
  secretsFile?: string;
  /** Generation of the keys by which new invitations are signed. */
  invitationKeys: number;
}

/**
 * Reads and checks the settings.
 * @param environment variables by name; empty ones count as not set
 * @throws StartupError naming the first wrong one and what it must be
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = parseGiven(environment);
  const { port = 4000, databaseUrl, secretsFile } = given;
  const seed = given.seed ?? 'demo';
  const demoSitePort = given.demoSitePort ?? (seed === 'demo' && port < 65_535 ? port + 1 : 0);
  if (demoSitePort === port) throw new StartupError(wrong('demoSitePort', String(demoSitePort)));
  return {
    port,
    host: given.host ?? '127.0.0.1',
    dataDir: given.dataDir ?? v.parse(SETTING_TABLE.dataDir.schema, '.data'),
    ...(databaseUrl && { databaseUrl }),
    seed,
    demoRatings: given.demoRatings ?? 250_000,
    publicOrigin: given.publicOrigin ?? `http://localhost:${port}`,
    logLevel: given.logLevel ?? 'info',
    trustedProxyHops: given.trustedProxyHops ?? 0,
    demoSitePort,
    ...(secretsFile && { secretsFile }),
    invitationKeys: given.invitationKeys ?? 1,
  };
}

/** The text behind `npm start -- --help`: every setting with its default and its meaning. */
export function settingsHelp(): string {
  const rows = Object.values(SETTING_TABLE);
  const width = Math.max(...rows.map((row) => row.name.length)) + 2;
  const lines = rows.map(
    (row) => `  ${row.name.padEnd(width)}${row.meaning}\n  ${''.padEnd(width)}(default: ${row.defaultText})`,
  );
  return ['No setting is required. Optional ones, read from the environment:', '', ...lines, ''].join('\n');
}

function parseGiven(environment: NodeJS.ProcessEnv): Given {
  const given: Record<string, unknown> = {};
  for (const key of Object.keys(SETTING_TABLE) as (keyof Table)[]) {
    const text = environment[SETTING_TABLE[key].name]?.trim();
    if (!text) continue;
    const result = v.safeParse(SETTING_TABLE[key].schema, text);
    if (!result.success) throw new StartupError(wrong(key, text));
    given[key] = result.output;
  }
  return given;
}

function wrong(key: keyof Table, text: string): string {
  const { name, mustBe } = SETTING_TABLE[key];
  // A database URL holds a password: it is not repeated on a screen or in a log.
  const found = key === 'databaseUrl' ? '' : `, not "${text}"`;
  return `${name} must be ${mustBe}${found}. npm start -- --help lists all settings.`;
}
