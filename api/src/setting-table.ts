import { resolve } from 'node:path';
import * as v from 'valibot';

/** One optional setting: how it is called in the environment, what it means, how its text becomes a value. */
export interface SettingRow<Value> {
  name: string;
  /** What holds when it is not set, in words for the help text. */
  defaultText: string;
  meaning: string;
  /** What a right value looks like; completes "… must be". */
  mustBe: string;
  schema: v.GenericSchema<string, Value>;
}

const setting = <Value>(row: SettingRow<Value>) => row;

const wholeNumber = (lowest: number, highest: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(lowest), v.maxValue(highest));

/** Every setting, once: the checks and the help text are made from this table. */
export const SETTING_TABLE = {
  port: setting({
    name: 'PORT',
    defaultText: '4000',
    meaning: 'port that serves everything',
    mustBe: 'a whole number from 1 to 65535',
    schema: wholeNumber(1, 65_535),
  }),
  host: setting({
    name: 'HOST',
    defaultText: '127.0.0.1',
    meaning: 'address to listen on; 0.0.0.0 opens it to other machines, as a container needs',
    mustBe: 'an IP address or localhost',
    schema: v.union([v.pipe(v.string(), v.ip()), v.literal('localhost')]),
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    defaultText: '.data',
    meaning: 'folder of the database and the secrets',
    mustBe: 'a folder',
    schema: v.pipe(
      v.string(),
      v.transform((folder) => resolve(folder)),
    ),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    defaultText: 'the embedded PostgreSQL',
    meaning: 'a PostgreSQL of your own, 15 or newer',
    mustBe: 'like postgres://user:password@host:5432/database',
    schema: v.pipe(v.string(), v.check(isDatabaseUrl)),
  }),
  seed: setting({
    name: 'SEED',
    defaultText: 'demo',
    meaning: 'what to put into an empty database: demo or none',
    mustBe: 'demo or none',
    schema: v.pipe(v.string(), v.picklist(['demo', 'none'])),
  }),
  demoRatings: setting({
    name: 'DEMO_RATINGS',
    defaultText: '250000',
    meaning: 'how many ratings the demo is loaded with; fewer load faster and tell less of its story',
    mustBe: 'a whole number from 1000 to 250000',
    schema: wholeNumber(1_000, 250_000),
  }),
  publicOrigin: setting({
    name: 'PUBLIC_ORIGIN',
    defaultText: 'http://localhost:PORT',
    meaning: 'address people type to come here, without a path',
    mustBe: 'like https://otklik.example, without a path',
    schema: v.pipe(v.string(), v.check(isOrigin)),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    defaultText: 'info',
    meaning: 'fatal, error, warn, info, debug, trace or silent',
    mustBe: 'fatal, error, warn, info, debug, trace or silent',
    schema: v.pipe(v.string(), v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])),
  }),
  trustedProxyHops: setting({
    name: 'TRUSTED_PROXY_HOPS',
    defaultText: '0',
    meaning: 'number of your own proxies in front; 0 when people connect directly',
    mustBe: 'a whole number from 0 to 10',
    schema: wholeNumber(0, 10),
  }),
  demoSitePort: setting({
    name: 'DEMO_SITE_PORT',
    defaultText: 'PORT + 1; 0 where SEED is none',
    meaning: "port of the demo page that plays another organisation's site; 0 switches it off",
    mustBe: 'a whole number from 0 to 65535, and not PORT',
    schema: wholeNumber(0, 65_535),
  }),
  secretsFile: setting({
    name: 'OTKLIK_SECRETS_FILE',
    defaultText: 'DATA_DIR/secrets.json, made at the first start',
    meaning: 'file with the keys of this installation, such as a mounted secret',
    mustBe: 'a file',
    schema: v.pipe(
      v.string(),
      v.transform((file) => resolve(file)),
    ),
  }),
  invitationKeys: setting({
    name: 'INVITATION_KEYS',
    defaultText: '1',
    meaning: 'generation of the keys that sign invitations; one more exchanges them',
    mustBe: 'a whole number from 1 to 255',
    schema: wholeNumber(1, 255),
  }),
} as const;

function isDatabaseUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.host !== '' && url.pathname.length > 1
  );
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.origin === text;
}
