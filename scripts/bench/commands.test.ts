import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { inRoot } from '../build/paths.ts';
import { SERVER_FLAGS } from '../run/server-flags.mjs';
import { BENCHES, OUTSIDE_BENCHES } from './benches.ts';

const PATIENCE_MS = 240_000;
/** Every variant once, for as long as it takes that a server which has run nothing yet answers on a busy machine. */
const SHORT = ['--quick', '--seconds', '2', '--warm-up', '0', '--json'];

/** What the report of every benchmark has. */
const BELONGS_TO_A_FIGURE = {
  machine: { cpu: expect.any(String), cores: expect.any(Number), loadBefore: expect.any(Number) },
  versions: { node: process.versions.node, postgresql: expect.stringMatching(/^\d+/) },
};

/** What the first test builds. */
const BUILT = inRoot('api/node_modules/.bench');
/** A copy of it without one of its parts, beside it, where it finds the same libraries. */
const INCOMPLETE = inRoot('api/node_modules/.bench-incomplete');
/** Everything that a run makes is made in here. */
let temporary: string;

afterAll(() => rmSync(INCOMPLETE, { recursive: true, force: true }));
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'otklik-bench-'));
  // PostgreSQL runs under an account of its own.
  chmodSync(temporary, 0o711);
});
afterEach(() => rmSync(temporary, { recursive: true }));

/** Runs a command to its end, with all processes that it starts in a group of their own. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  // It is no test: the benchmark of reading takes other sources in one.
  const { VITEST: _, ...machine } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: inRoot('.'),
    env: { ...machine, NODE_ENV: 'production', TMPDIR: temporary, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors, isAlone: !isRunning(child.pid!) };
}

/** A PATH on which pgbench is this shell script: first, or instead of a real one. */
function pathWithPgbench(lines: string): string {
  const tools = join(temporary, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'pgbench'), `#!/bin/sh\n${lines}\n`);
  chmodSync(join(tools, 'pgbench'), 0o755);
  return `${tools}${delimiter}${process.env.PATH}`;
}

/** The last line of what a run printed. */
// oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
const reportIn = (output: string): any => JSON.parse(output.trimEnd().split('\n').at(-1)!);

/** What a run has made and not removed; tools that it is built with may keep something for the next time. */
const leftBehind = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('otklik-'));

/** Whether anything of a group of processes still runs. */
function isRunning(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

test(
  'a short run measures every variant, and its last line is one JSON object with all that belongs to a figure',
  async () => {
    // The real one connects within the time that it measures, which is too short for that.
    const PATH = pathWithPgbench('exit 1');
    const { code, output, errors } = await run([inRoot('scripts/run.mjs'), 'bench', 'ingest', ...SHORT], { PATH });
    expect(code, errors).toBe(0);
    const report = reportIn(output);
    expect(Object.keys(report)).toEqual([
      'benchmark',
      'machine',
      'versions',
      'settings',
      'variants',
      'ratios',
      'acknowledged',
      'stored',
    ]);
    expect(report.benchmark).toBe('ingest');
    expect(Object.keys(report.machine)).toEqual(['cpu', 'cores', 'memoryGiB', 'system', 'loadBefore']);
    expect(report.versions).toEqual({
      node: process.versions.node,
      postgresql: expect.stringMatching(/^\d+/),
      inserter: 'our driver in worker threads (no pgbench on the PATH)',
    });
    expect(report.settings).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
    expect(report.settings).toMatchObject({ connections: 64, services: 40, seconds: 2, warmUpSeconds: 0, rounds: 1 });
    expect(Object.keys(report.variants)).toEqual(['a', 'a64', 'b', 'c', 'd', 'd2', 'e', 'f']);
    // oxlint-disable-next-line typescript/no-explicit-any -- looked into
    for (const { what, rounds, medianPerSecond, p50Ms, p99Ms } of Object.values<any>(report.variants)) {
      expect(what).not.toBe('');
      expect(rounds).toEqual([expect.objectContaining({ perSecond: medianPerSecond, p50Ms, p99Ms })]);
      expect(medianPerSecond).toBeGreaterThan(0);
      expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
    }
    expect(Object.keys(report.ratios)).toEqual(['d/a', 'e/b', 'd/c', 'd/f', 'd2/d', 'p99 d/a64']);
    expect(report.ratios['d/a']).toBeCloseTo(report.variants.d.medianPerSecond / report.variants.a.medianPerSecond, 10);
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(report.stored).toBe(report.acknowledged);
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'a short import measures every variant, and its last line is one JSON object with all that belongs to a figure',
  async () => {
    const words = ['--quick', '--rows', '1000', '--json'];
    const { code, output, errors, isAlone } = await run([...SERVER_FLAGS, join(BUILT, 'import.js'), ...words]);
    expect([code, isAlone], errors).toEqual([0, true]);
    const report = reportIn(output);
    expect(report).toMatchObject({
      ...{ benchmark: 'import', ...BELONGS_TO_A_FIGURE, target: 0.03, goal: 0.1 },
      settings: { fsync: 'on', rows: 1_000, connections: 4, rounds: 1 },
    });
    expect(Object.keys(report.variants)).toEqual(['bare', 'copy', 'import', 'counts']);
    // oxlint-disable-next-line typescript/no-explicit-any -- looked into
    for (const { what, rowsPerSecond, rounds } of Object.values<any>(report.variants)) {
      expect(what).not.toBe('');
      expect(rowsPerSecond).toBeGreaterThan(0);
      expect(rounds).toEqual([rowsPerSecond]);
    }
    expect(Object.keys(report.ratios)).toEqual(['import/bare', 'counts/bare', 'import/copy', 'counts/copy']);
    expect(report.acknowledged).toBeGreaterThan(2 * 1_000);
    expect(report.stored).toBe(report.acknowledged);
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'a short overload tells what was answered and which promises were broken, and ends with 1 where one was',
  async () => {
    const words = ['--seconds', '5', '--times', '2', '--json'];
    const { code, output, errors, isAlone } = await run([...SERVER_FLAGS, join(BUILT, 'overload.js'), ...words]);
    const report = reportIn(output);
    // Whether all are kept is up to the machine, which may be busy; what is not is found by the code.
    expect([code, isAlone], errors).toEqual([report.broken.length > 0 ? 1 : 0, true]);
    expect(report).toMatchObject({
      ...{ benchmark: 'overload', ...BELONGS_TO_A_FIGURE },
      settings: { fsync: 'on', seconds: 5, times: 2, shareOfReads: 0.2, connections: 1_000 },
    });
    for (const kind of ['ratings', 'reads']) {
      const { sent, accepted, turnedAway, failed } = report[kind];
      expect(accepted).toBeGreaterThan(0);
      expect(accepted + turnedAway + failed).toBe(sent);
    }
    expect(report.offeredPerSecond).toBeCloseTo(2 * report.capacityPerSecond, 6);
    expect(report.residentMiB.peak).toBeGreaterThan(50);
    expect(report.acknowledged).toBe(report.ratings.accepted);
    expect(report.missing).toBe(0);
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);

// The others take a minute and more in their shortest form: they are loaded, and read their words.
test.each([...Object.keys(BENCHES), ...Object.keys(OUTSIDE_BENCHES)])(
  'bench %s can be started: it says what it takes, and refuses what it does not know',
  async (name) => {
    const command = name in BENCHES ? [join(BUILT, `${name}.js`)] : [inRoot(OUTSIDE_BENCHES[name]!.file)];
    const help = await run([...SERVER_FLAGS, ...command, '--help']);
    expect([help.code, help.isAlone], help.errors).toEqual([0, true]);
    expect(help.output).toMatch(new RegExp(`^npm run bench -- ${name} \\[.*--json`));
    const refused = await run([...SERVER_FLAGS, ...command, '--faster']);
    expect([refused.code === 0, refused.isAlone]).toEqual([false, true]);
    expect(refused.output).toBe('');
    expect(refused.errors).toContain("Unknown option '--faster'");
    // Whoever reads only the last line finds it there.
    const { code, output } = await run([...SERVER_FLAGS, ...command, '--faster', '--json']);
    expect([code === 0, reportIn(output)]).toEqual([
      false,
      { passed: false, failures: [expect.stringContaining("Unknown option '--faster'")] },
    ]);
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'a variant that fails ends the run with its sentence, and nothing is left of it',
  async () => {
    const PATH = pathWithPgbench('[ "$1" = --version ] && echo "pgbench that fails" && exit 0\necho no; exit 7');
    const { code, output, errors, isAlone } = await run([...SERVER_FLAGS, join(BUILT, 'ingest.js'), ...SHORT], {
      PATH,
    });
    expect([code, isAlone]).toEqual([1, true]);
    expect(reportIn(output)).toEqual({ passed: false, failures: ['pgbench ended with code 7:\nno'] });
    expect(errors).toContain('round 1 of 1: (a)\npgbench ended with code 7:\nno\n');
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'a server that does not start ends the run, and those that had started before',
  async () => {
    cpSync(BUILT, INCOMPLETE, { recursive: true });
    rmSync(join(INCOMPLETE, 'serve-obvious.js'));
    const { code, errors, isAlone } = await run([...SERVER_FLAGS, join(INCOMPLETE, 'ingest.js'), ...SHORT]);
    expect([code, isAlone]).toEqual([1, true]);
    expect(errors).toContain('A process of the benchmark ended with code 1.\n');
    expect(leftBehind()).toEqual([]);
  },
  PATIENCE_MS,
);
