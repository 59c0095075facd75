import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { buildChaos, chaos, chaosWithin, type ChaosAnswer, interruptChaos } from './run-command.ts';

const PATIENCE_MS = 240_000;
/** A short form on a machine that runs other tests: `npm run chaos` itself is held to more. */
const LOWERED = ['--acknowledged-at-least', '60', '--forgive-database-start'];

beforeAll(() => buildChaos());

describe.concurrent('the real server', { timeout: PATIENCE_MS }, () => {
  test('loses nothing, stores nothing twice and bends nothing while it and PostgreSQL are killed', async () => {
    const words = ['--seconds', '6', '--rate', '60', '--api-kills', '2', '--db-kills', '1'];
    const { code, output, report } = await chaos(...words, ...LOWERED);
    expect(report?.failures, output).toEqual([]);
    expect(code).toBe(0);
    expect(report.kills.map(({ what }: { what: string }) => what).toSorted()).toEqual(['API', 'API', 'POSTGRES']);
    expect(report.kills.find(({ what }: { what: string }) => what === 'POSTGRES').processes).toBeGreaterThan(3);
    expect(report.storedRatings).toBeGreaterThan(60);
    expect(report.refusedWrites).toBeGreaterThan(0);
  });

  test('loses nothing in a power cut', async (context) => {
    const { code, output, report } = await chaos('--power-cut', '--cuts', '1', '--seconds', '2');
    skipWhereImpossible(context, report);
    expect(report?.failures, output).toEqual([]);
    expect(code).toBe(0);
    expect(report).toMatchObject({ cuts: 1, notReady: [], acknowledgedButMissing: 0 });
    expect(report.acknowledgedWrites).toBeGreaterThan(0);
  });
});

describe('two processes on one database', { timeout: PATIENCE_MS }, () => {
  test('lose nothing, store nothing twice and bend nothing while one or the other and PostgreSQL are killed', async () => {
    const words = ['--processes', '2', '--seconds', '6', '--rate', '60', '--api-kills', '3', '--db-kills', '1'];
    // With this seed both of them are killed.
    const { code, output, report } = await chaos(...words, '--seed', '1', ...LOWERED);
    expect(report?.failures, output).toEqual([]);
    expect(code).toBe(0);
    expect(new Set(report.kills.map(({ process }: { process: number | null }) => process))).toEqual(
      new Set([null, 0, 1]),
    );
    expect(report.acknowledgedByProcess.every((acknowledged: number) => acknowledged > 20)).toBe(true);
    expect(report.storedRatings).toBeGreaterThan(60);
  });
});

describe.concurrent('what must be found out', { timeout: PATIENCE_MS }, () => {
  test('a server that acknowledges before COMMIT loses acknowledged writes', async () => {
    const words = ['--seconds', '4', '--rate', '100', '--api-kills', '2', '--db-kills', '1', '--acknowledge-early'];
    const { code, output, report } = await chaos(...words);
    expect(report?.acknowledgedButMissing ?? output).toBeGreaterThan(0);
    expect(report.passed).toBe(false);
    expect(code).toBe(1);
  });

  test('a run too short to prove anything, which loses nothing', async () => {
    const { code, report } = await chaos('--seconds', '1', '--rate', '20', '--api-kills', '0', '--db-kills', '0');
    expect(report?.failures).toEqual([expect.stringMatching(/^\d+ requests were acknowledged, fewer than 1000$/)]);
    expect(code).toBe(1);
  });

  test('with synchronous_commit=off a power cut loses acknowledged writes, and the server says it is not ready', async (context) => {
    const { code, output, report } = await chaos('--power-cut', '--cuts', '1', '--seconds', '2', '--without-sync');
    skipWhereImpossible(context, report);
    expect(report?.acknowledgedButMissing ?? output).toBeGreaterThan(0);
    expect(report.notReady).toEqual(['synchronous_commit is off']);
    expect(code).toBe(1);
  });
});

describe.concurrent('a run that comes to no end', { timeout: PATIENCE_MS }, () => {
  test('tells so in the last line as well, with what it was asked for', async () => {
    const nowhere = join(tmpdir(), 'otklik-there-is-no-such-folder');
    const { code, output, report } = await chaosWithin({ TMPDIR: nowhere }, '--seed', '7');
    expect(code).toBe(1);
    expect(report, output).toEqual({
      passed: false,
      failures: [expect.stringMatching(/^ENOENT: .*otklik-there-is-no-such-folder/)],
      options: expect.objectContaining({ seed: 7, seconds: 60 }),
    });
  });

  test('because it was asked for what is not there tells so too', async () => {
    const { code, report } = await chaos('--faster');
    expect(code).toBe(1);
    expect(report).toEqual({ passed: false, failures: [expect.stringContaining("Unknown option '--faster'")] });
  });
});

describe.concurrent('a run that is interrupted', { timeout: PATIENCE_MS }, () => {
  test('leaves neither files nor processes behind', async ({ onTestFinished }) => {
    const temporary = mkdtempSync(join(tmpdir(), 'otklik-interrupted-'));
    onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
    chmodSync(temporary, 0o711);
    const words = ['--seconds', '2', '--api-kills', '1', '--db-kills', '60'];
    expect(await interruptChaos(temporary, ...words)).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    expect(processesThatName(temporary)).toEqual([]);
  });
});

/** Command lines of running processes in which this stands. */
function processesThatName(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return []; // It has ended since the list was made.
      }
    })
    .filter((commandLine) => commandLine.includes(text));
}

/** Where no image can be mounted nothing can be said: the test is reported as skipped, with the reason. */
function skipWhereImpossible(context: TestContext, report: ChaosAnswer['report']): void {
  if (!report?.skipped) return;
  console.log(`SKIPPED power cut: ${report.skipped}`);
  context.skip(`power cut: ${report.skipped}`);
}
