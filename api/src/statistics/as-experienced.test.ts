import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUNS } from '../../test/methodology/property-runs.ts';
import { adjustedDifference } from './adjusted-difference.ts';
import { asExperienced, type AsExperienced, type ExperienceStratum } from './as-experienced.ts';
import { emptyModeTable } from './empty-mode-table.ts';
import type { ModeTable } from './mode-table.ts';
import { quadraticForm } from './quadratic-form.ts';
import { satterthwaite } from './satterthwaite.ts';
import { testDifference, type TestedDifference } from './test-difference.ts';
import { mergeScoreCells } from './merge-score-cells.ts';
import { scoreCell } from './score-cell.ts';

const row = (mode: string, effect: number, isUsable = true) =>
  ({ mode, isUsable, reason: isUsable ? null : 'TOO_FEW', effect, estimate: effect, standardError: 1, n: 400, referenceN: 400, basis: 'RANDOMISED' }) as const; // prettier-ignore
const TABLE: ModeTable = {
  reference: 'web',
  rows: [row('ivr', 5), row('kiosk', 3), row('chat', 0, false)],
  covariance: [[1, 0.2, 0], [0.2, 0.5, 0], [0, 0, 0]], // prettier-ignore
};
const PORTAL: ExperienceStratum = { ...scoreCell([5, 5, 10, 40, 40]), transactions: 9000, modes: [['web', 100]] };
const PHONE: ExperienceStratum = { ...scoreCell([0, 10, 10, 10, 20]), transactions: 1000, modes: [['web', 10], ['ivr', 40]] }; // prettier-ignore

function estimated(strata: readonly ExperienceStratum[], table = TABLE): AsExperienced {
  const figure = asExperienced(strata, table);
  if (!figure.estimable) throw new Error(figure.reason);
  return figure;
}

/** Two figures by the table, one beside the other. */
function differenceOf(a: AsExperienced, b: AsExperienced): TestedDifference {
  const parts = [a, b].map((own) => ({ variance: own.samplingVariance, degreesOfFreedom: own.samplingDegrees }));
  const sampling = a.samplingVariance + b.samplingVariance;
  const apart = a.modeShares.map((share, i) => share - b.modeShares[i]!);
  return adjustedDifference(
    testDifference(a.rawValue - b.rawValue, sampling, satterthwaite(parts)),
    quadraticForm(apart, TABLE.covariance),
  );
}

describe('as experienced', () => {
  test('weights strata by their transactions and takes the modes off within each', () => {
    const figure = estimated([PORTAL, PHONE]);
    expect(figure.value).toBeCloseTo(0.9 * PORTAL.mean + 0.1 * (PHONE.mean - 0.8 * 5), 10);
    expect(figure.modeShares[0]).toBeCloseTo(0.08, 12);
    expect(figure.modeVariance).toBeCloseTo(0.08 ** 2, 12);
    expect(figure).toMatchObject({ n: 150, isWeighted: true, coverage: 1, unadjustedShare: 0 });
  });

  test('without transactions all answers count alike, and the figure is unweighted', () => {
    const figure = estimated([PORTAL, PHONE].map((h) => ({ ...h, transactions: 0 })));
    const raw = mergeScoreCells([PORTAL, PHONE]);
    expect(figure.rawValue).toBeCloseTo(raw.mean - (40 / 150) * 5, 10);
    expect(figure.samplingVariance).toBeCloseTo(raw.squares / 149 / 150, 10);
    expect(figure).toMatchObject({ isWeighted: false, coverage: 1 });
  });

  test('says how much of it the table does not adjust, and what part of the transactions has answers', () => {
    const chat: ExperienceStratum = { ...scoreCell([1, 1, 1, 1, 1]), transactions: 2500, modes: [['chat', 5]] };
    const silent: ExperienceStratum = { ...scoreCell([0, 0, 0, 0, 4]), transactions: 2500, modes: [['web', 4]] };
    const figure = estimated([PORTAL, PHONE, chat, silent]);
    expect(figure.coverage).toBeCloseTo(12_500 / 15_000, 12);
    expect(figure.unadjustedShare).toBeCloseTo(2500 / 12_500, 12);
  });

  test('nobody is no data, one answer too few', () => {
    expect(asExperienced([], TABLE)).toEqual({ estimable: false, reason: 'NO_DATA', n: 0 });
    const one: ExperienceStratum = { ...scoreCell([0, 0, 0, 0, 1]), transactions: 5, modes: [['web', 1]] };
    expect(asExperienced([one], TABLE)).toEqual({ estimable: false, reason: 'TOO_FEW', n: 1 });
  });

  test('the error of the table cancels between two figures with the same modes, and adds up where modes differ', () => {
    const [portal, phone] = [estimated([PORTAL]), estimated([PHONE])];
    const alike = differenceOf(phone, estimated([{ ...PHONE, transactions: 7 }]));
    expect(alike.difference).toBeCloseTo(0, 12);
    expect(alike.standardError ** 2).toBeCloseTo(2 * phone.samplingVariance, 12);
    const apart = differenceOf(phone, portal);
    expect(apart.difference).toBeCloseTo(phone.rawValue - portal.rawValue, 12);
    expect(apart.standardError ** 2).toBeCloseTo(phone.samplingVariance + portal.samplingVariance + 0.64, 12);
    expect(apart.degreesOfFreedom).toBeGreaterThan(49);
  });

  test('10,000 random services: numbers and limits within the scale, or a reason', () => {
    const stratum = (most: number): fc.Arbitrary<ExperienceStratum> =>
      fc
        .tuple(fc.nat(3), fc.array(fc.nat(most), { minLength: 5, maxLength: 5 }), fc.constantFrom('web', 'ivr', 'chat', 'post'))
        .map(([transactions, counts, mode]) => {
          const cell = scoreCell(counts);
          return { ...cell, transactions, modes: [[mode, cell.n]] as const };
        }); // prettier-ignore
    const strata = fc.oneof(...[0, 1, 4, 50_000].map((most) => fc.array(stratum(most), { maxLength: 6 })));
    fc.assert(
      fc.property(strata, fc.constantFrom(TABLE, emptyModeTable('web')), (list, table) => {
        const figure = asExperienced(list, table);
        if (!figure.estimable) return;
        const { value, interval, rawValue, samplingVariance, modeVariance, coverage, unadjustedShare } = figure;
        expect([rawValue, samplingVariance, modeVariance].every(Number.isFinite)).toBe(true);
        expect(Math.min(interval.low, value - interval.low, interval.high - value, 100 - interval.high)).toBeGreaterThanOrEqual(0); // prettier-ignore
        expect(coverage).toBeGreaterThan(0);
        expect(Math.max(coverage, unadjustedShare)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { seed: 1, numRuns: RUNS },
    );
  });

  test('10,000 random pairs: the difference turns round with its sides, and the table never takes from its variance', () => {
    const stratum = fc
      .tuple(fc.array(fc.nat(40), { minLength: 5, maxLength: 5 }), fc.constantFrom('web', 'ivr', 'chat', 'post'))
      .map(([counts, mode]): ExperienceStratum => {
        const cell = scoreCell(counts);
        return { ...cell, transactions: 0, modes: [[mode, cell.n]] };
      });
    const strata = fc.array(stratum, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(strata, strata, (one, other) => {
        const [a, b] = [asExperienced(one, TABLE), asExperienced(other, TABLE)];
        if (!a.estimable || !b.estimable) return;
        const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
        expect(there.difference).toBeCloseTo(-back.difference, 12);
        expect(there.standardError).toBeCloseTo(back.standardError, 9);
        expect(there.standardError ** 2 * (1 + 1e-12)).toBeGreaterThanOrEqual(a.samplingVariance + b.samplingVariance);
        expect(there.degreesOfFreedom).toBeGreaterThan(0);
      }),
      { seed: 2, numRuns: RUNS },
    );
  });
});
