import { expect, test } from 'vitest';
import { times, tallyOf } from '../tally.builder.ts';
import type { QuarterAnswers } from './answers-of-quarters.rules.ts';
import { countedCells } from './counted-cells.rules.ts';
import type { ItemEffects, ModeTable } from './mode-table.ts';
import { areTablesSafe, nearlyKnown } from './tables-beside-strata.ts';
import { toldBesideEarlier } from './told-beside-earlier.rules.ts';

const QUARTER = { from: '2026-07-01', to: '2026-09-30' };

/** Answers of one service by segment, all on the portal and the web. */
const cellsOf = (counts: Record<string, number>) =>
  countedCells(
    Object.entries(counts).map(([segment, n]) => ({
      subjectId: 's',
      channel: 'PORTAL',
      mode: 'WEB',
      segment,
      sourceClass: 'PROMPT',
      tally: tallyOf(times(n, { SAT: 4 })),
    })),
  );
type Counts = Record<string, number>;
const quarterOf = (
  counts: Counts,
  { told = {}, chosen = {} }: { told?: Counts; chosen?: Counts },
): QuarterAnswers[] => [{ quarter: QUARTER, cells: cellsOf(counts), told: cellsOf(told), chosen: cellsOf(chosen) }];

/** A table of the quarter alone. */
function tableOf(counts: Record<string, number>): ModeTable {
  const answers = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const part = (factor: string, key: string, n: number) => ({ factor, key, effect: 0, standardError: 0, answers: n });
  const mix = [
    part('CHANNEL', 'PORTAL', answers),
    ...Object.entries(counts).map(([key, n]) => part('SEGMENT', key, n)),
  ].map((one) => ({ ...one, isReference: true }));
  const item = { item: 'SAT', answers, mix, modes: [], classes: [], keys: [], covariance: [], modeInteraction: null };
  return { version: 'table', window: QUARTER, items: [item as unknown as ItemEffects] } as unknown as ModeTable;
}
const decided = (counts: Counts, told: Counts = {}): ModeTable => ({
  ...tableOf(counts),
  told: toldBesideEarlier(tableOf(counts), [], quarterOf(counts, { told })),
});

/** Three of c, and of a and b as many that effects tell how many they are. */
const FEW = { a: 25, b: 26, c: 3 };

test('of two counts that a table withholds one is nearly known where all of the other are in strata that are told', async () => {
  const table = decided(FEW);
  expect(table.told!.counts).toEqual(['SAT', 'SAT CHANNEL PORTAL', 'SAT SEGMENT b']);
  const { before, after } = await nearlyKnown([table], quarterOf(FEW, { chosen: { a: 25 } }));
  expect([...before]).toEqual([]);
  expect([...after]).toContain('table SAT SEGMENT c');
  expect(await areTablesSafe([table], quarterOf(FEW, { chosen: { a: 25 } }))).toBe(false);
  expect(await areTablesSafe([table], quarterOf(FEW, { chosen: { a: 14 } }))).toBe(true);
});

test('what is nearly known by strata that are told already is not the fault of those that are to be told', async () => {
  const quarter = quarterOf({ ...FEW, d: 100 }, { told: { a: 25 }, chosen: { d: 60 } });
  expect(await areTablesSafe([decided({ ...FEW, d: 100 })], quarter)).toBe(true);
});

test('a table that is frozen later gives way to them', async () => {
  const table = decided(FEW, { a: 25 });
  expect(table.told!.counts).not.toContain('SAT SEGMENT b');
  const { before } = await nearlyKnown([table], quarterOf(FEW, { told: { a: 25 } }));
  expect([...before]).not.toContain('table SAT SEGMENT c');
});

test('what few answers they leave of a count that is told are nearly known, and so are those withdrawn since', async () => {
  const counts = { a: 200, b: 29 };
  const rest = 'rest 2026-07-01 table SAT SEGMENT b';
  const known = async (b: number) =>
    (await nearlyKnown([decided(counts)], quarterOf(counts, { chosen: { b } }))).after.has(rest);
  expect([await known(26), await known(32), await known(19)]).toEqual([true, true, false]);
});
