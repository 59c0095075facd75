import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf, tableWindow } from '../../src/modules/results/mode-table/method-freezer.ts';
import { asAdmin } from '../support/as-admin.ts';
import { sat, ScoresWorld } from './scores-world.ts';

/** As `npm run mode-table` runs it, built before the tests. */
const COMMAND = join(import.meta.dirname, '../../dist/commands/mode-table.js');

// The command has the clock of the machine.
const now = new Date();
const today = now.toISOString().slice(0, 10);
const window = tableWindow(today);
const version = versionOf(window);

let world: ScoresWorld;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otklik-mode-table-'));
  world = await ScoresWorld.start(6, now);
  await world.rate(
    world.services.flatMap((service) => [
      { service, place: 'line', mode: 'WEB', day: window.to, answers: sat(3, 4), n: 60 },
      { service, place: 'line', mode: 'IVR', day: window.to, answers: sat(4, 5), n: 60 },
    ]),
  );
});
afterAll(async () => {
  await world.api.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command on the database of the test, without settings of the machine. */
const modeTable = () =>
  promisify(execFile)(process.execPath, [COMMAND], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: world.api.database.url,
      DATA_DIR: folder,
    },
  });

test('the command freezes the table and the mix that are due, once, and prints what is in force', async () => {
  const first = await modeTable();
  expect(first.stderr).toBe('');
  const lines = first.stdout.trimEnd().split('\n');
  expect(lines.slice(0, 3)).toEqual([
    `The mode table ${version} has been frozen.`,
    expect.stringMatching(/^The reference mix of \d{4} has been frozen\.$/),
    `Mode table ${version}, answers of ${window.from} to ${window.to}:`,
  ]);
  // Whoever presses keys answers one point of the scale higher, 25 of 100.
  expect(lines).toContainEqual(
    expect.stringMatching(/^ {4}IVR: 25\.00 ± \d\.\d\d \(360 answers, 360 on the web, OBSERVATIONAL\), used$/),
  );
  const frozen = () => asAdmin(world.api.database, 'select version, made_at from mode_table');
  const before = await frozen();
  expect(before).toEqual([expect.objectContaining({ version })]);

  const second = await modeTable();
  expect(second.stdout.split('\n').slice(0, 3)).toEqual([
    'No mode table was due.',
    'No reference mix was due.',
    ...lines.slice(2, 3),
  ]);
  expect(await frozen()).toEqual(before);
}, 60_000);
