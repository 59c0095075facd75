import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings, settingsHelp } from './config.ts';
import { SETTING_TABLE } from './setting-table.ts';

test('nothing has to be set', () => {
  expect(readSettings({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    seed: 'demo',
    demoRatings: 250_000,
    publicOrigin: 'http://localhost:4000',
    logLevel: 'info',
    trustedProxyHops: 0,
    demoSitePort: 4001,
    invitationKeys: 1,
  });
});

test('the demo page follows the port, and 0 switches it off', () => {
  expect(readSettings({ PORT: '8080' })).toMatchObject({ publicOrigin: 'http://localhost:8080', demoSitePort: 8081 });
  expect(readSettings({ PORT: '65535' }).demoSitePort).toBe(0);
  expect(readSettings({ DEMO_SITE_PORT: '0' }).demoSitePort).toBe(0);
  expect(readSettings({ SEED: 'none' }).demoSitePort).toBe(0);
  expect(readSettings({ SEED: 'none', DEMO_SITE_PORT: '5001' }).demoSitePort).toBe(5001);
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', SEED: ' ' })).toMatchObject({ port: 4000, seed: 'demo' });
});

test.each([
  [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, not "0".'],
  [{ PORT: '70000' }, 'PORT must be a whole number from 1 to 65535, not "70000".'],
  [{ PORT: '4e3' }, 'PORT must be a whole number from 1 to 65535, not "4e3".'],
  [{ HOST: 'everywhere' }, 'HOST must be an IP address or localhost, not "everywhere".'],
  [{ SEED: 'full' }, 'SEED must be demo or none, not "full".'],
  [{ PUBLIC_ORIGIN: 'https://otklik.example/' }, 'PUBLIC_ORIGIN must be like https://otklik.example, without a path'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be fatal, error, warn'],
  [{ TRUSTED_PROXY_HOPS: '-1' }, 'TRUSTED_PROXY_HOPS must be a whole number from 0 to 10, not "-1".'],
  [{ INVITATION_KEYS: '0' }, 'INVITATION_KEYS must be a whole number from 1 to 255, not "0".'],
  [{ INVITATION_KEYS: '256' }, 'INVITATION_KEYS must be a whole number from 1 to 255, not "256".'],
  [{ DEMO_SITE_PORT: '4000' }, 'DEMO_SITE_PORT must be a whole number from 0 to 65535, and not PORT'],
  [{ DATABASE_URL: 'mysql://a/b' }, 'DATABASE_URL must be like postgres://user:password@host:5432/database'],
])('a wrong setting is named on one line: %o', (environment, line) => {
  let message = '';
  try {
    readSettings(environment);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toContain(line);
  expect(message).not.toContain('\n');
});

test('a wrong DATABASE_URL is not repeated, because it holds a password', () => {
  expect(() => readSettings({ DATABASE_URL: 'postgres//me:hunter2@host/db' })).toThrow(/^(?!.*hunter2)DATABASE_URL/);
});

test('the help text lists every setting with its default and its meaning', () => {
  const help = settingsHelp();
  for (const { name, defaultText, meaning } of Object.values(SETTING_TABLE)) {
    expect(help).toContain(`  ${name} `);
    expect(help).toContain(`(default: ${defaultText})`);
    expect(help).toContain(meaning);
  }
});
