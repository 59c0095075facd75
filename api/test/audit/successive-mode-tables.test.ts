import { expect, test } from 'vitest';
import { attackSuccessiveTables } from '../../audit/attack/attack-successive-tables.ts';
import { modeTableBySize } from '../../audit/controls/weakened-mode-table.ts';
import type { ModeTable } from '../../src/modules/results/mode-table/mode-table.ts';
import { publicModeTable } from '../../src/modules/results/mode-table/public-mode-table.rules.ts';
import { toldBesideEarlier } from '../../src/modules/results/mode-table/told-beside-earlier.rules.ts';
import { type Freeze, seenSuccessiveTables } from './seen-mode-tables.ts';

const SEEDS = Array.from({ length: 28 }, (_, at) => at + 1);
/** Countries in which to withhold counts is not enough, since effects beside them say how many they are at least. */
const OF_SPEAKING_EFFECTS = [71, 143];

function attacked(
  seeds: readonly number[],
  freeze: Freeze,
  publicly: (table: ModeTable) => ModeTable,
  options: { doesWait?: boolean } = {},
) {
  const verdicts = seeds.map((seed) => {
    const { shown, truths, figures } = seenSuccessiveTables(seed, freeze, publicly, options);
    return attackSuccessiveTables(shown, truths, figures);
  });
  return {
    narrowed: verdicts.flatMap(({ narrowed }) => narrowed),
    wrong: verdicts.flatMap(({ wrong }) => wrong),
    shown: verdicts.reduce((sum, { shown }) => sum + shown, 0),
    withheld: verdicts.reduce((sum, { withheld }) => sum + withheld, 0),
  };
}

test('nobody works out of several mode tables together what one of them withholds, nor a few answers of a quarter', () => {
  const { narrowed, wrong, shown, withheld } = attacked(
    [...SEEDS, ...OF_SPEAKING_EFFECTS],
    toldBesideEarlier,
    publicModeTable,
  );
  expect(wrong).toEqual([]);
  expect(narrowed).toEqual([]);
  expect(shown).toBeGreaterThan(1_000);
  expect(withheld).toBeGreaterThan(1_000);
});

test('nor how few wait whom tables count and figures do not', () => {
  const { narrowed, wrong, shown } = attacked(SEEDS, toldBesideEarlier, publicModeTable, { doesWait: true });
  expect(wrong).toEqual([]);
  expect(narrowed).toEqual([]);
  expect(shown).toBeGreaterThan(1_000);
});

const besideAllAnswers: Freeze = (table, earlier, quarters) =>
  toldBesideEarlier(
    table,
    earlier,
    quarters.map(({ quarter, strata }) => ({ quarter, strata })),
  );

test('where tables are decided as if nobody waited, it finds who does (control)', () => {
  const { narrowed, wrong } = attacked(SEEDS, besideAllAnswers, publicModeTable, { doesWait: true });
  expect(wrong).toEqual([]);
  expect(narrowed.filter(({ cell }) => cell.startsWith('waiting')).length).toBeGreaterThan(10);
});

const decidedByItself: Freeze = () => null;

test('where every table is decided by itself, it finds what they tell together (control)', () => {
  const { narrowed, wrong } = attacked(SEEDS, decidedByItself, publicModeTable);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});

test('where every count of ten answers is told, it finds what they tell of smaller ones (control)', () => {
  const { narrowed, wrong } = attacked(SEEDS, decidedByItself, modeTableBySize);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});
