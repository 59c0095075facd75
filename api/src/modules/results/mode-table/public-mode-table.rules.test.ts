import { expect, test } from 'vitest';
import type { ItemEffects, ModeTable, ReferenceMix } from './mode-table.ts';
import { publicModeTable, publicReferenceMix } from './public-mode-table.rules.ts';

const known = { effect: 2.5, standardError: 0.5 };
const mode = (name: 'IVR' | 'KIOSK', answers: number, referenceAnswers: number) => ({
  ...known,
  mode: name,
  answers,
  referenceAnswers,
  basis: 'OBSERVED' as const,
  isUsable: answers > 100,
  reason: null,
});
const item = {
  item: 'SAT',
  answers: 1_312,
  units: 4,
  components: 1,
  modes: [mode('IVR', 403, 206), mode('KIOSK', 9, 3)],
  mix: [
    { ...known, factor: 'CHANNEL', key: 'TELEPHONE', answers: 407, isReference: false },
    { ...known, factor: 'SEGMENT', key: 'few', answers: 4, isReference: false },
  ],
  keys: ['MODE:IVR', 'MODE:KIOSK', 'CHANNEL:TELEPHONE', 'SEGMENT:few'],
  covariance: [
    [1, 2, 3, 4],
    [2, 5, 6, 7],
    [3, 6, 8, 9],
    [4, 7, 9, 10],
  ],
  interaction: null,
  modeInteraction: null,
} as unknown as ItemEffects;

test('the public sees counts of a mode table to the nearest 5, and of fewer than 10 answers neither effect nor number', () => {
  const [shown] = publicModeTable({ items: [item] } as unknown as ModeTable).items;
  expect(shown!.answers).toBe(1_310);
  expect(shown!.modes).toMatchObject([
    { mode: 'IVR', ...known, answers: 405, referenceAnswers: 205 },
    { mode: 'KIOSK', effect: null, standardError: null, answers: 0, referenceAnswers: 0 },
  ]);
  expect(shown!.mix).toMatchObject([
    { key: 'TELEPHONE', ...known, answers: 405 },
    { key: 'few', effect: null, standardError: null, answers: 0 },
  ]);
  expect(shown!.keys).toEqual(['MODE:IVR', 'CHANNEL:TELEPHONE']);
  expect(shown!.covariance).toEqual([
    [1, 3],
    [3, 8],
  ]);
});

test('a reference mix made of answers has no part of fewer than 10; one made of transactions stays as it is', () => {
  const mix = {
    weighting: 'ANSWERS',
    total: 121,
    shares: [
      { channel: 'PORTAL', segment: 'a', count: 112 },
      { channel: 'WRITTEN', segment: 'a', count: 9 },
    ],
  } as unknown as ReferenceMix;
  expect(publicReferenceMix(mix)).toMatchObject({ total: 110, shares: [{ channel: 'PORTAL', count: 110 }] });
  expect(publicReferenceMix({ ...mix, weighting: 'FLOW' })).toEqual({ ...mix, weighting: 'FLOW' });
});
