import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { times, tallyOf } from '../../src/modules/results/tally.builder.ts';
import type * as statistics from '../../src/statistics/index.ts';
import type * as policy from '../../src/statistics/policy.ts';

/** The same code twice: with the policy as it is, and with that of a country where an answer is worth half of one. */
async function withDesignEffect(designEffect: number) {
  vi.resetModules();
  vi.doMock('../../src/statistics/policy.ts', async (original) => {
    const { POLICY } = await original<typeof policy>();
    return { POLICY: { ...POLICY, repeatRaterDesignEffect: designEffect } };
  });
  const formulas: typeof statistics = await import('../../src/statistics/index.ts');
  const { scoreEstimate } = await import('../../src/modules/results/scores/score-estimate.ts');
  const { methodInForce } = await import('../../src/modules/results/scores/method-in-force.rules.ts');
  return { ...formulas, scoreEstimate, methodInForce };
}
const plain = await withDesignEffect(1);
const wide = await withDesignEffect(2);
afterAll(() => vi.doUnmock('../../src/statistics/policy.ts'));

/** A figure by the one code or the other: null where it is not estimable. */
type Figure = { effectiveN: number; interval: { low: number; high: number }; value: number };
const widthOf = ({ interval }: Pick<Figure, 'interval'>) => interval.high - interval.low;

/** A table by which kiosks read 5 points more than the web, known to a point. */
const table = {
  reference: 'WEB',
  rows: [
    {
      mode: 'KIOSK',
      isUsable: true,
      reason: null,
      effect: 5,
      estimate: 5,
      standardError: 1,
      n: 400,
      referenceN: 400,
      basis: 'RANDOMISED',
    },
  ],
  covariance: [[1]],
} as const;
const histogram = fc.array(fc.nat(300), { minLength: 5, maxLength: 5 });

/** Every figure that is made of answers, of two random histograms. */
function figures(code: typeof plain, first: number[], second: number[]): Record<string, Figure | { estimable: false }> {
  const [a, b] = [code.scoreCell(first), code.scoreCell(second)];
  const strata = [
    { ...a, transactions: 300, modes: [['WEB', a.n]] as const },
    { ...b, transactions: 700, modes: [['KIOSK', b.n]] as const },
  ];
  const unweighted = strata.map((stratum) => ({ ...stratum, transactions: 0 }));
  const noTable = { ...table, rows: [], covariance: [] };
  return {
    mean: code.meanEstimate(first),
    share: code.shareEstimate(first[0]!, a.n),
    joined: code.joinedMean([{ counts: first, link: null }]),
    weighted: code.asExperienced(strata, noTable),
    unweighted: code.asExperienced(unweighted, noTable),
    alike: code.applyMixCoefficients(
      { reference: { mode: 'WEB', channel: '', segment: '' }, rows: [], covariance: [] },
      strata.map((stratum) => ({ ...stratum, channels: [], segments: [] })),
      { channels: {}, segments: {} },
    ),
  };
}

test('with twice the variance every figure is worth half its answers: 1,000 random ones', () => {
  fc.assert(
    fc.property(histogram, histogram, (first, second) => {
      const [own, doubled] = [figures(plain, first, second), figures(wide, first, second)];
      for (const [name, figure] of Object.entries(own)) {
        const other = doubled[name]!;
        if ('estimable' in figure && !figure.estimable) {
          expect(other).toEqual(figure);
          continue;
        }
        const [narrow, broad] = [figure as Figure, other as Figure];
        expect(broad.value, name).toBe(narrow.value);
        expect(broad.effectiveN / narrow.effectiveN, name).toBeCloseTo(1 / 2, 9);
        expect(widthOf(broad), name).toBeGreaterThan(widthOf(narrow));
      }
    }),
    { seed: 1, numRuns: 1_000 },
  );
});

test('the error of a mode table is not multiplied: people who rate twice do not make it larger', () => {
  const strata = [{ ...plain.scoreCell([10, 10, 20, 40, 20]), transactions: 0, modes: [['KIOSK', 100]] as const }];
  const [own, doubled] = [plain.asExperienced(strata, table), wide.asExperienced(strata, table)];
  if (!own.estimable || !doubled.estimable) throw new Error('both can be estimated');
  expect(doubled.samplingVariance).toBeCloseTo(2 * own.samplingVariance, 9);
  expect(doubled.modeVariance).toBe(own.modeVariance);
  expect(widthOf(doubled)).toBeGreaterThan(widthOf(own));
});

test('events that nobody rated are not worth less', () => {
  expect(wide.shareEstimate(40, 100, 'EVENTS')).toEqual(plain.shareEstimate(40, 100, 'EVENTS'));
  expect(plain.shareEstimate(40, 100, 'EVENTS')).toEqual(plain.shareEstimate(40, 100));
});

test('so are differences of shares and changes wider', () => {
  const [before, after] = [
    [30, 30, 40, 50, 50],
    [10, 20, 40, 60, 70],
  ];
  const change = (code: typeof plain) => code.beforeAfter(before, after).interval!;
  const difference = (code: typeof plain) => code.shareDifference({ successes: 40, n: 100 }, { successes: 60, n: 100 });
  const [own, doubled] = [difference(plain), difference(wide)];
  if (!own.estimable || !doubled.estimable) throw new Error('both can be estimated');
  expect(widthOf(doubled)).toBeGreaterThan(1.3 * widthOf(own));
  expect(doubled.p).toBeGreaterThan(own.p);
  expect(widthOf({ interval: change(wide) }) / widthOf({ interval: change(plain) })).toBeCloseTo(Math.SQRT2, 9);
});

test('scores as they are published, the index and shares among them, are worth half their answers, weighted or not', () => {
  const tally = tallyOf([
    ...times(60, { SAT: 5, EASE: 4, TIME: 3, RESULT: 3 }),
    ...times(40, { SAT: 2, EASE: 3, TIME: 4, RESULT: 1 }),
  ]);
  const stratum = {
    subjectId: 's', channel: 'IN_PERSON', mode: 'KIOSK', segment: 'c', sourceClass: 'PROMPT', tally,
  } as const; // prettier-ignore
  const estimate = (code: typeof plain, measure: 'SAT' | 'CSI' | 'RESULT', transactions: number) =>
    code.scoreEstimate(
      [stratum, { ...stratum, channel: 'PORTAL', mode: 'WEB' }],
      transactions > 0
        ? (['IN_PERSON', 'PORTAL'] as const).map((channel, at) => ({
            subjectId: 's',
            channel,
            segment: 'c',
            transactions: transactions * (at + 1),
          }))
        : [],
      code.methodInForce({ table: null, mix: null, links: [] }),
      { measure, stream: 'SCORE', basis: 'AS_EXPERIENCED', keepsChannels: false, otherwise: 'WITHHOLD' },
    ).estimate as unknown as Figure;
  for (const measure of ['SAT', 'CSI', 'RESULT'] as const)
    for (const transactions of [0, 500]) {
      const [own, doubled] = [estimate(plain, measure, transactions), estimate(wide, measure, transactions)];
      expect(doubled.value).toBe(own.value);
      expect(doubled.effectiveN / own.effectiveN, `${measure} ${transactions}`).toBeCloseTo(1 / 2, 9);
      expect(widthOf(doubled)).toBeGreaterThan(1.3 * widthOf(own));
    }
});
