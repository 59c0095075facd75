import { expect, test } from 'vitest';
import { attackModeTables } from '../../audit/attack/attack-mode-tables.ts';
import { modeTableBySize, modeTableWithFrozenErrors } from '../../audit/controls/weakened-mode-table.ts';
import { publicModeTable } from '../../src/modules/results/mode-table/public-mode-table.rules.ts';
import type { ModeTable } from '../../src/modules/results/mode-table/mode-table.ts';
import { seenModeTable } from './seen-mode-tables.ts';

const SEEDS = Array.from({ length: 400 }, (_, at) => at + 1);

function attacked(publicly: (table: ModeTable) => ModeTable) {
  const seen = SEEDS.map((seed) => seenModeTable(seed, publicly));
  return attackModeTables(
    seen.map(({ shown }) => shown),
    seen.map(({ truth }) => truth),
  );
}

test('nobody works out what a mode table withholds', () => {
  const { narrowed, wrong, shown, withheld } = attacked(publicModeTable);
  expect(wrong).toEqual([]);
  expect(narrowed).toEqual([]);
  expect(shown).toBeGreaterThan(1_000);
  expect(withheld).toBeGreaterThan(1_000);
});

test('where every count of ten answers is told, it finds what they tell of smaller ones (control)', () => {
  const { narrowed, wrong } = attacked(modeTableBySize);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});

test('where errors have two decimals and covariances all, it solves them for counts that are not told (control)', () => {
  const { narrowed, wrong } = attacked(modeTableWithFrozenErrors);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});
