import { expect, test } from 'vitest';
import type { ItemEffects, ModeTable } from '../mode-table/mode-table.ts';
import { methodInForce } from '../scores/method-in-force.rules.ts';
import type { Stratum } from '../scores/stratum.ts';
import { emptyTally } from '../tally.ts';
import { fixedMixFigure } from './fixed-mix.rules.ts';

const stratum = (channel: 'PORTAL' | 'TELEPHONE', mode: 'WEB' | 'IVR' | 'OPERATOR', counts: number[]): Stratum => {
  const tally = emptyTally();
  tally.counts.SAT = [0, ...counts];
  tally.instrumentVersions = ['1.0.0'];
  return { subjectId: 's', channel, mode, segment: 'UNKNOWN', sourceClass: 'PROMPT', tally };
};

const effectOf = (mode: 'IVR' | 'OPERATOR', effect: number | null): ItemEffects['modes'][number] => ({
  mode,
  effect,
  standardError: effect === null ? null : 1,
  answers: 400,
  referenceAnswers: 400,
  basis: 'RANDOMISED',
  isUsable: effect !== null,
  reason: effect === null ? 'DISCONNECTED' : null,
});
const TABLE: ModeTable = {
  version: '2026.3',
  window: { from: '2025-10-01', to: '2026-09-30' },
  madeAt: new Date(0),
  methodVersion: '1.0.0',
  items: [
    {
      item: 'SAT',
      answers: 800,
      units: 4,
      components: 1,
      modes: [effectOf('IVR', 10), effectOf('OPERATOR', null)],
      classes: [],
      mix: [],
      keys: ['MODE:IVR'],
      covariance: [[1]],
      interaction: null,
      modeInteraction: null,
    },
  ],
  spread: {},
};
const WITH_TABLE = methodInForce({ table: TABLE, mix: null, links: [] });
const WITHOUT = methodInForce({ table: null, mix: null, links: [] });
const MIX = new Map([
  ['s|PORTAL|UNKNOWN', 75],
  ['s|TELEPHONE|UNKNOWN', 25],
]);

test('modes are taken out of each part before the parts are weighted, and their error is added', () => {
  const strata = [
    stratum('PORTAL', 'WEB', [0, 0, 10, 10, 0]),
    // The telephone: 20 by keys, which read 10 points high, and 20 on the web.
    stratum('TELEPHONE', 'IVR', [0, 0, 0, 20, 0]),
    stratum('TELEPHONE', 'WEB', [0, 20, 0, 0, 0]),
  ];
  const { estimate, score } = fixedMixFigure(strata, MIX, 'SAT', WITH_TABLE);
  // 0.75 · 62.5 + 0.25 · (50 − 0.5 · 10).
  expect(score!.value).toBeCloseTo(58.125, 10);
  expect(score!.loadings.get('SAT')).toEqual(new Map([['MODE:IVR', -0.125]]));
  expect(score!.effectVariance).toBeCloseTo(0.125 ** 2, 12);
  expect(estimate).toMatchObject({ n: 60, modeAdjustment: 'ADJUSTED', modeTable: '2026.3', coverage: 100 });
});

test('a mode whose effect is not known stays as it is, and the figure says so', () => {
  const strata = [stratum('PORTAL', 'OPERATOR', [0, 0, 0, 20, 0]), stratum('TELEPHONE', 'IVR', [0, 0, 0, 20, 0])];
  const { estimate, score } = fixedMixFigure(strata, MIX, 'SAT', WITH_TABLE);
  expect(score!.value).toBeCloseTo(75 - 0.25 * 10, 10);
  expect(estimate).toMatchObject({ modeAdjustment: 'PARTLY', modeReason: 'DISCONNECTED' });
  expect(fixedMixFigure(strata, MIX, 'SAT', WITHOUT).estimate).toMatchObject({
    value: 75,
    modeAdjustment: 'NOT_ADJUSTED',
    modeReason: 'NO_TABLE',
    modeTable: null,
  });
});

test('what is not in the mix counts for nothing, and too little of it is no figure', () => {
  const outside = { ...stratum('PORTAL', 'WEB', [100, 0, 0, 0, 0]), segment: 'other' };
  const phone = stratum('TELEPHONE', 'WEB', [0, 0, 0, 20, 0]);
  const portal = stratum('PORTAL', 'WEB', [0, 0, 0, 20, 0]);
  expect(fixedMixFigure([outside, phone, portal], MIX, 'SAT', WITHOUT).estimate).toMatchObject({ value: 75, n: 40 });
  const refused = fixedMixFigure([outside, phone], MIX, 'SAT', WITHOUT);
  expect(refused.score).toBeNull();
  expect(refused.estimate).toMatchObject({ value: null, reason: 'LOW_COVERAGE', coverage: 25 });
});

test('the index is the mean of its items, and as uncertain as the plain one where the mix changes nothing', () => {
  const both = ['PORTAL', 'TELEPHONE'].map((channel) => {
    const one = stratum(channel as 'PORTAL', 'WEB', [0, 20, 0, 20, 0]);
    one.tally.counts.EASE = [0, 0, 0, 40, 0, 0];
    one.tally.counts.TIME = [0, 0, 0, 0, 40, 0];
    one.tally.pairs.SAT_EASE = { n: 40, a: 120, b: 120, ab: 360 };
    one.tally.pairs.SAT_TIME = { n: 40, a: 120, b: 160, ab: 480 };
    one.tally.pairs.EASE_TIME = { n: 40, a: 120, b: 160, ab: 480 };
    return one;
  });
  const { estimate, score } = fixedMixFigure(both, new Map([...MIX].map(([key]) => [key, 1])), 'CSI', WITHOUT);
  expect(score!.value).toBeCloseTo((50 + 50 + 75) / 3, 10);
  expect(estimate).toMatchObject({ n: 80, method: 'FIXED_MIX_SCORE_INTERVAL' });
  expect(estimate.interval!.low).toBeLessThan(58.3);
});
