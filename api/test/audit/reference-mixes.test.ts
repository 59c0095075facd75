import { expect, test } from 'vitest';
import { attackReferenceMixes } from '../../audit/attack/attack-reference-mixes.ts';
import { mixAsShown, truthOfMix } from '../../audit/attack/reference-mix-truth.ts';
import { referenceMixBySize, referenceMixExact } from '../../audit/controls/weakened-reference-mix.ts';
import type { ModeTable, ReferenceMix } from '../../src/modules/results/mode-table/mode-table.ts';
import { publicModeTable } from '../../src/modules/results/mode-table/public-mode-table.rules.ts';
import { publicReferenceMix } from '../../src/modules/results/mode-table/public-reference-mix.rules.ts';
import { seenModeTable } from './seen-mode-tables.ts';

/** Mixes beside the mode tables of the same answers, as they are frozen. */
const SEEN = Array.from({ length: 400 }, (_, at) => seenModeTable(at + 1, publicModeTable));

function attacked(publicly: (mix: ReferenceMix, table: ModeTable | null) => ReferenceMix) {
  const verdicts = SEEN.map(({ mix, shown, table }) =>
    attackReferenceMixes([mixAsShown(publicly(mix, table))], [truthOfMix(mix)], [shown]),
  );
  return {
    narrowed: verdicts.flatMap(({ narrowed }) => narrowed),
    wrong: verdicts.flatMap(({ wrong }) => wrong),
    shown: verdicts.reduce((sum, { shown }) => sum + shown, 0),
    withheld: verdicts.reduce((sum, { withheld }) => sum + withheld, 0),
  };
}

test('nobody works out what a reference mix made of answers withholds, nor what the mode table does', () => {
  const { narrowed, wrong, shown, withheld } = attacked(publicReferenceMix);
  expect(wrong).toEqual([]);
  expect(narrowed).toEqual([]);
  expect(shown).toBeGreaterThan(500);
  expect(withheld).toBeGreaterThan(500);
});

test('where every part of ten answers is told, it finds what they tell of smaller ones (control)', () => {
  const { narrowed, wrong } = attacked(referenceMixBySize);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(10);
});

test('where parts are told exactly, it finds what they tell (control)', () => {
  const { narrowed, wrong } = attacked(referenceMixExact);
  expect(wrong).toEqual([]);
  expect(narrowed.length).toBeGreaterThan(0);
});
