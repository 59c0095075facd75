import type { Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import { compare } from '../comparison/compare.rules.ts';
import type { ComparedFigure } from '../comparison/compared-figure.ts';
import { type AdjustedItem, ADJUSTED_ITEMS, type ItemEffects, type ModeTable } from '../mode-table/mode-table.ts';
import { tallyOf, times } from '../tally.builder.ts';
import { baseMix } from '../trends/base-mix.rules.ts';
import { fixedMixFigure } from '../trends/fixed-mix.rules.ts';
import { contextOf, momentsOf, rawFigure } from './comparable.rules.ts';
import { methodInForce } from './method-in-force.rules.ts';
import { scoreEstimate } from './score-estimate.ts';
import type { Stratum } from './stratum.ts';

/** What a kiosk does is known of some items; of the others the table says that too few answered. */
const itemEffects = (item: AdjustedItem, isUsable: boolean): ItemEffects => ({
  item,
  answers: 2_000,
  units: 2,
  components: 1,
  modes: [
    {
      mode: 'KIOSK',
      effect: 5,
      standardError: isUsable ? 1 : 4,
      answers: 400,
      referenceAnswers: 400,
      basis: 'RANDOMISED',
      isUsable,
      reason: isUsable ? null : 'TOO_FEW',
    },
  ],
  classes: [],
  mix: [],
  keys: isUsable ? ['MODE:KIOSK'] : [],
  covariance: isUsable ? [[1]] : [],
  interaction: null,
  modeInteraction: null,
});
const methodWith = (usable: readonly AdjustedItem[]) => {
  const table: ModeTable = {
    version: '2026Q3',
    window: { from: '2025-10-01', to: '2026-09-30' },
    madeAt: new Date(0),
    methodVersion: '1.0.0',
    items: ADJUSTED_ITEMS.map((item) => itemEffects(item, usable.includes(item))),
    spread: {},
  };
  return methodInForce({ table, mix: null, links: [] });
};
const SAT_ALONE = methodWith(['SAT']);

/** All three items answered, half of the ratings a point higher than the others. */
const stratum = (mode: Mode, n: number): Stratum => ({
  subjectId: 's',
  channel: 'IN_PERSON',
  mode,
  segment: 'UNKNOWN',
  sourceClass: 'PROMPT',
  tally: tallyOf([...times(n / 2, { SAT: 4, EASE: 4, TIME: 4 }), ...times(n / 2, { SAT: 3, EASE: 3, TIME: 3 })]),
});
const onWeb = [stratum('WEB', 400)];
const atKiosk = [stratum('KIOSK', 200), stratum('WEB', 200)];

function figure(key: string, strata: Stratum[], measure: 'SAT' | 'CSI', method = SAT_ALONE): ComparedFigure {
  const { estimate, score } = scoreEstimate(strata, [], method, {
    measure,
    stream: 'SCORE',
    basis: 'AS_EXPERIENCED',
    keepsChannels: false,
    otherwise: 'NEWEST',
  });
  return {
    key,
    of: { kind: 'SERVICE', id: key },
    period: null,
    channel: null,
    segmentId: null,
    touchpointId: null,
    overlaps: false,
    estimate,
    moments: momentsOf(score!),
    context: contextOf(strata, measure, estimate, score),
  };
}
const besideWeb = (measure: 'SAT' | 'CSI', method = SAT_ALONE) =>
  compare([figure('web', onWeb, measure, method), figure('kiosk', atKiosk, measure, method)], {
    measure,
    against: 'FIRST',
    method,
    hasFunnel: false,
  }).items[1]!;

test('of an index all items are looked at: a kiosk whose effect is known for satisfaction alone has no difference', () => {
  expect(besideWeb('SAT').outcome).toHaveProperty('points');
  expect(besideWeb('CSI')).toMatchObject({
    outcome: { reasons: ['MODE_NOT_ADJUSTED'] },
    verdict: 'NOT_COMPARABLE',
    rank: null,
  });
  expect(besideWeb('CSI', methodWith(ADJUSTED_ITEMS)).outcome).toHaveProperty('points');
});

test('the share that is left is the mean over the items, on every basis', () => {
  const shares = (unadjusted: ReadonlyMap<Mode, number>) => Object.fromEntries(unadjusted);
  expect(shares(figure('kiosk', atKiosk, 'CSI').context.unadjusted)).toEqual({ KIOSK: expect.closeTo(1 / 3, 12) });
  const { mix } = baseMix([], atKiosk, 'CSI');
  expect(shares(fixedMixFigure(atKiosk, mix, 'CSI', SAT_ALONE).score!.unadjusted)).toEqual({
    KIOSK: expect.closeTo(1 / 3, 12),
  });
});

test('of a plain index as well: a kiosk that asks for satisfaction alone is in it', () => {
  const oneTap: Stratum = { ...stratum('KIOSK', 0), tally: tallyOf(times(200, { SAT: 4 })) };
  const { context } = rawFigure(
    [stratum('WEB', 200), oneTap],
    { measure: 'CSI', stream: 'SCORE' },
    {
      links: [],
      otherwise: 'NEWEST',
    },
  );
  expect(Object.fromEntries(context.unadjusted)).toEqual({ KIOSK: expect.closeTo(1 / 6, 12) });
});
