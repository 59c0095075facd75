import type { Channel } from '@otklik/schema';
import { expect, test } from 'vitest';
import { randomFrom, type Random } from '../../../database/seeds/demo/random.ts';
import type { FrozenLink } from '../linking/version-rule.ts';
import {
  type AdjustedItem,
  ADJUSTED_ITEMS,
  type ItemEffects,
  type ModeTable,
  type ReferenceMix,
} from '../mode-table/mode-table.ts';
import { type Answers, tallyOf } from '../tally.builder.ts';
import { fixedMixFigure } from '../trends/fixed-mix.rules.ts';
import { type MethodInForce, methodInForce } from './method-in-force.rules.ts';
import { scoreEstimate } from './score-estimate.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** One rating, with all that a stratum is told apart by. */
interface Rating extends Answers {
  service: string;
  channel: Channel;
  segment: string;
  version: string;
}

/** Ratings as they come from the store: one stratum a service, channel, segment and mode; versions added up in it. */
function strataOf(ratings: readonly Rating[]): Stratum[] {
  const keyOf = ({ service, channel, segment, version }: Rating) => `${service}|${channel}|${segment}|${version}`;
  return [...Map.groupBy(ratings, keyOf).values()].flatMap((own): Stratum[] => {
    const { service, channel, segment, version } = own[0]!;
    // Two modes of one stratum, as a check that they are added up.
    const half = Math.ceil(own.length / 2);
    return (['WEB', 'APP'] as const).flatMap((mode, place) => {
      const some = own.slice(place * half, (place + 1) * half);
      if (some.length === 0) return [];
      return [{ subjectId: service, channel, mode, segment, sourceClass: 'PROMPT', tally: tallyOf(some, version) }];
    });
  });
}

const METHOD = methodInForce({ table: null, mix: null, links: [] });
type Basis = 'AS_EXPERIENCED' | 'LIKE_FOR_LIKE';

function scoreOf(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  measure: AdjustedItem | 'CSI',
  { basis = 'AS_EXPERIENCED', method = METHOD }: { basis?: Basis; method?: MethodInForce } = {},
) {
  const question = { measure, basis, stream: 'SCORE', keepsChannels: false, otherwise: 'WITHHOLD' } as const;
  const { estimate, score } = scoreEstimate(strata, flow, method, question);
  return { estimate, ...score! };
}

/** How ratings are grouped for one item, and W of each group. */
interface Grouping {
  groupOf: (rating: Rating) => string;
  weights: ReadonlyMap<string, number>;
}

/**
 * The variance of the index from single ratings: Σ w_i w_k r_ik √(V_i V_k), with r of what every rating moves the
 * weighted means by. `scoreIn` is the score of an answer on the scale that the figure has.
 */
function bruteForce(
  ratings: readonly Rating[],
  groupings: Readonly<Record<AdjustedItem, Grouping>>,
  varianceOf: (item: AdjustedItem) => number,
  scoreIn = (_rating: Rating, value: number) => 25 * (value - 1),
): number {
  const influences = ADJUSTED_ITEMS.map((item) => {
    const { groupOf, weights } = groupings[item];
    const groups = Map.groupBy(
      ratings.filter((rating) => rating[item]),
      groupOf,
    );
    return ratings.map((rating) => {
      const [weight, own] = [weights.get(groupOf(rating)), groups.get(groupOf(rating))];
      if (!rating[item] || !weight || !own) return 0;
      const mean = own.reduce((sum, one) => sum + scoreIn(one, one[item]!), 0) / own.length;
      return (weight / own.length) * (scoreIn(rating, rating[item]) - mean);
    });
  });
  const products = (i: number, k: number) => influences[i]!.reduce((sum, one, at) => sum + one * influences[k]![at]!, 0); // prettier-ignore
  const r = (i: number, k: number) => products(i, k) / Math.sqrt(products(i, i) * products(k, k));
  let variance = 0;
  for (const [i, first] of ADJUSTED_ITEMS.entries())
    for (const [k, second] of ADJUSTED_ITEMS.entries())
      variance += (r(i, k) * Math.sqrt(varianceOf(first) * varianceOf(second))) / 9;
  return variance;
}

/** An answer near another one: the same as often as told, else any. */
const near = (random: Random, to: number, alike: number): number =>
  random.chance(alike) ? to : 1 + Math.floor(5 * random.next());

interface Kind {
  service?: string;
  channel: Channel;
  segment: string;
  n: number;
  /** How often ease and time are answered like satisfaction. */
  alike: number;
  /** Share of ratings that answer time. */
  asked?: number;
  version?: string;
}
const drawn = (random: Random, kinds: readonly Kind[]): Rating[] =>
  kinds.flatMap(({ n, alike, asked = 0.8, service = 's', version = '1.0.0', channel, segment }) =>
    Array.from({ length: n }, (): Rating => {
      const SAT = 1 + Math.floor(5 * random.next() ** 0.5);
      return {
        ...{ service, channel, segment, version, SAT },
        ...(random.chance(0.9) && { EASE: near(random, SAT, alike) }),
        ...(random.chance(asked) && { TIME: near(random, SAT, alike) }),
      };
    }),
  );

const flowOf = (parts: readonly [channel: Channel, segment: string, transactions: number, service?: string][]): FlowShare[] =>
  parts.map(([channel, segment, transactions, subjectId = 's']) => ({ subjectId, channel, segment, transactions })); // prettier-ignore

const byChannelAndSegment = ({ channel, segment }: Rating) => `${channel}|${segment}`;
const KINDS: readonly Kind[] = [
  { channel: 'PORTAL', segment: 'a', n: 220, alike: 0.1 },
  { channel: 'PORTAL', segment: 'b', n: 80, alike: 0.5 },
  { channel: 'TELEPHONE', segment: 'a', n: 25, alike: 1 },
  // Too few to be taken in.
  { channel: 'IN_PERSON', segment: 'a', n: 3, alike: 0.5 },
];
const FLOW = flowOf([
  ['PORTAL', 'a', 100],
  ['PORTAL', 'b', 200],
  ['TELEPHONE', 'a', 700],
  ['IN_PERSON', 'a', 50],
]);
const WEIGHTS = new Map([
  ['PORTAL|a', 0.1],
  ['PORTAL|b', 0.2],
  ['TELEPHONE|a', 0.7],
]);
const all = (grouping: Grouping) => ({ SAT: grouping, EASE: grouping, TIME: grouping });

test('as experienced: the variance is that of single ratings, weighted as their strata are', () => {
  const ratings = drawn(randomFrom(1), KINDS);
  const strata = strataOf(ratings);
  const { moments, weighting } = scoreOf(strata, FLOW, 'CSI');
  expect(weighting).toBe('FLOW');
  const of = (item: AdjustedItem) => scoreOf(strata, FLOW, item).moments;
  const brute = bruteForce(ratings, all({ groupOf: byChannelAndSegment, weights: WEIGHTS }), (item) => of(item).variance); // prettier-ignore
  expect(moments.variance).toBeCloseTo(brute, 9);
  expect(moments.degreesOfFreedom).toBe(Math.min(...ADJUSTED_ITEMS.map((item) => of(item).degreesOfFreedom)));
  expect(moments.floor).toBe(Math.min(...ADJUSTED_ITEMS.map((item) => of(item).floor)));
});

test('with many answers it is the formula of the method, stratum by stratum, and the jackknife of single ratings', () => {
  const many = KINDS.slice(0, 3).map((kind) => ({ ...kind, n: 20 * kind.n }));
  const ratings = drawn(randomFrom(2), many);
  const { moments, value } = scoreOf(strataOf(ratings), FLOW, 'CSI');

  const strata = Map.groupBy(ratings, byChannelAndSegment);
  const score = (value: number) => 25 * (value - 1);
  let formula = 0;
  let jackknife = 0;
  let whole = 0;
  for (const [key, own] of strata) {
    const weight = WEIGHTS.get(key)!;
    const answered = (item: AdjustedItem) => own.flatMap((rating) => (rating[item] ? [score(rating[item])] : []));
    const items = ADJUSTED_ITEMS.map((item) => {
      const scores = answered(item);
      const sum = scores.reduce((total, one) => total + one, 0);
      return { item, n: scores.length, sum, mean: sum / scores.length };
    });
    for (const i of items)
      for (const k of items)
        for (const rating of own)
          if (rating[i.item] && rating[k.item])
            formula += (weight ** 2 * (score(rating[i.item]!) - i.mean) * (score(rating[k.item]!) - k.mean)) / (9 * i.n * k.n); // prettier-ignore
    whole += (weight * items.reduce((sum, { mean }) => sum + mean, 0)) / 3;
    const without = own.map((rating) =>
      items.reduce((sum, { item, n, sum: total }) => sum + (rating[item] ? (total - score(rating[item])) / (n - 1) : total / n), 0) * (weight / 3),
    ); // prettier-ignore
    const middle = without.reduce((sum, one) => sum + one, 0) / own.length;
    jackknife += ((own.length - 1) / own.length) * without.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  }
  expect(value).toBeCloseTo(whole, 9);
  // Five answers' worth of smoothing in 500, and a divisor of n − 1.
  expect(Math.abs(moments.variance / formula - 1)).toBeLessThan(0.01);
  expect(Math.abs(moments.variance / jackknife - 1)).toBeLessThan(0.01);
});

test('like for like: services of an authority are weighted, each with its own pairs', () => {
  const ratings = drawn(
    randomFrom(3),
    ['s', 't'].flatMap((service, place) => KINDS.map((kind) => ({ ...kind, service, alike: place ? 1 : 0 }))),
  );
  const flow = [...FLOW, ...flowOf([['PORTAL', 'a', 150, 't'], ['TELEPHONE', 'a', 2_000, 't']])]; // prettier-ignore
  const method = methodInForce({ table: NO_EFFECTS, mix: MIX, links: [] });
  const { moments, weighting } = scoreOf(strataOf(ratings), flow, 'CSI', { basis: 'LIKE_FOR_LIKE', method });
  expect(weighting).toBe('FLOW');
  const of = (item: AdjustedItem) => scoreOf(strataOf(ratings), flow, item, { basis: 'LIKE_FOR_LIKE', method }).moments;
  const whole = 1_050 + 2_150;
  const weights = new Map([['s', 1_050 / whole], ['t', 2_150 / whole]]); // prettier-ignore
  const brute = bruteForce(ratings, all({ groupOf: ({ service }) => service, weights }), (item) => of(item).variance);
  expect(moments.variance).toBeCloseTo(brute, 9);
});

test('items that are weighted by groups of different size, or not at all, still go together as single ratings say', () => {
  // Time is answered by few: by channel alone its strata stand for enough of the transactions.
  const few = KINDS.slice(0, 3).map((kind) => ({ ...kind, asked: 1 }));
  const rare = [{ channel: 'TELEPHONE', segment: 'b', n: 30, alike: 1, asked: 0.1 }] as const;
  const ratings = drawn(randomFrom(4), [...few, ...rare]);
  const flow = [...FLOW.slice(0, 3), ...flowOf([['TELEPHONE', 'b', 700]])];
  const { moments } = scoreOf(strataOf(ratings), flow, 'CSI');
  const of = (item: AdjustedItem) => scoreOf(strataOf(ratings), flow, item).moments.variance;
  const shares = (parts: Record<string, number>) => {
    const sum = Object.values(parts).reduce((all, one) => all + one, 0);
    return new Map(Object.entries(parts).map(([key, one]) => [key, one / sum]));
  };
  const fine = { groupOf: byChannelAndSegment, weights: shares({ 'PORTAL|a': 100, 'PORTAL|b': 200, 'TELEPHONE|a': 700, 'TELEPHONE|b': 700 }) }; // prettier-ignore
  const coarse = { groupOf: ({ channel }: Rating) => channel as string, weights: shares({ PORTAL: 300, TELEPHONE: 1_400 }) }; // prettier-ignore
  expect(ratings.filter(({ segment, channel, TIME }) => segment === 'b' && channel === 'TELEPHONE' && TIME).length).toBeLessThan(5); // prettier-ignore
  expect(moments.variance).toBeCloseTo(bruteForce(ratings, { SAT: fine, EASE: fine, TIME: coarse }, of), 9);
});

test('answers to two linked versions go together on the scale of the newer one', () => {
  const old = KINDS.map((kind) => ({ ...kind, version: '1.0.0' }));
  const ratings = drawn(randomFrom(5), [...old, ...KINDS.map((kind) => ({ ...kind, n: kind.n + 20, version: '2.0.0' }))]); // prettier-ignore
  const linkOf = (item: AdjustedItem, slope: number, intercept: number): FrozenLink => ({
    ...{ item, oldVersion: '1.0.0', newVersion: '2.0.0', slope, intercept, centre: 60 },
    ...{ shiftVariance: 0.5, stretchVariance: 0.001, covariance: 0 },
  });
  const links = [linkOf('SAT', 0.8, 10), linkOf('EASE', 1, -5), linkOf('TIME', 1.1, 3)];
  const method = methodInForce({ table: null, mix: null, links });
  const { moments, weighting } = scoreOf(strataOf(ratings), FLOW, 'CSI', { method });
  expect(weighting).toBe('FLOW');
  const weights = new Map([...WEIGHTS].map(([key, weight]) => [key, (weight * 1_000) / 1_050]));
  weights.set('IN_PERSON|a', 50 / 1_050);
  const of = (item: AdjustedItem) => scoreOf(strataOf(ratings), FLOW, item, { method }).moments.variance;
  // Each item has a link of its own: its score on the newer scale is told by the value alone once versions are apart.
  const onScale = (item: AdjustedItem) => {
    const { slope, intercept } = links.find((link) => link.item === item)!;
    return ratings.map((rating) => {
      const value = rating[item];
      if (!value) return rating;
      const score = 25 * (value - 1);
      return { ...rating, [item]: (rating.version === '1.0.0' ? (score - intercept) / slope : score) / 25 + 1 };
    });
  };
  const linked = ratings.map((rating, at) => ({
    ...rating,
    ...(rating.SAT && { SAT: onScale('SAT')[at]!.SAT }),
    ...(rating.EASE && { EASE: onScale('EASE')[at]!.EASE }),
    ...(rating.TIME && { TIME: onScale('TIME')[at]!.TIME }),
  }));
  expect(moments.variance).toBeCloseTo(bruteForce(linked, all({ groupOf: byChannelAndSegment, weights }), of), 8);
});

test('on a fixed mix: the same, by the parts of the mix', () => {
  const ratings = drawn(randomFrom(6), KINDS);
  const mix = new Map([...WEIGHTS].map(([key, weight]) => [`s|${key}`, weight]));
  const onMix = (measure: AdjustedItem | 'CSI') => fixedMixFigure(strataOf(ratings), mix, measure, METHOD).score!;
  const brute = bruteForce(
    ratings,
    all({ groupOf: byChannelAndSegment, weights: WEIGHTS }),
    (item) => onMix(item).samplingVariance,
  );
  expect(onMix('CSI').samplingVariance).toBeCloseTo(brute, 9);
});

/** Four channels with 9 to 15 answers each, which go together more closely from one to the next. */
const THIN = (['PORTAL', 'TELEPHONE', 'IN_PERSON', 'WRITTEN'] as const).map((channel, place): Kind => {
  return { channel, segment: 'a', n: 9 + 2 * place, alike: 0.2 + 0.2 * place, asked: 1 };
});

/** Beside each, what the plain index, widened as its items are, gave of the spread, and how often it held the truth. */
test.each<[string, readonly Kind[], readonly FlowShare[]]>([
  // 0.52, 86 %.
  ['where the heavy stratum goes together', KINDS.slice(0, 3), FLOW],
  [
    // 2.48, 100 %.
    'where the light one does',
    [
      { channel: 'PORTAL', segment: 'a', n: 300, alike: 1 },
      { channel: 'TELEPHONE', segment: 'a', n: 25, alike: 0 },
    ],
    flowOf([['PORTAL', 'a', 200], ['TELEPHONE', 'a', 800]]), // prettier-ignore
  ],
  // 1.00, 96 %.
  ['of thin strata', THIN, flowOf(THIN.map(({ channel, segment }, place) => [channel, segment, [100, 300, 300, 200][place]!]))], // prettier-ignore
])('2,000 draws %s: it is the spread of the index, and the interval holds the truth in 93–97 %%', (_, kinds, flow) => {
  const random = randomFrom(7);
  const draws = Array.from({ length: 2_000 }, () => scoreOf(strataOf(drawn(random, kinds)), flow, 'CSI'));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const truth = mean(draws.map(({ value }) => value));
  const spread = mean(draws.map(({ value }) => (value - truth) ** 2));
  // Of 2,000 draws the spread is known to 3 %.
  const told = mean(draws.map(({ moments }) => moments.variance)) / spread;
  expect(told).toBeGreaterThan(0.92);
  expect(told).toBeLessThan(1.08);
  const held = draws.filter(({ estimate: { interval } }) => interval!.low <= truth && truth <= interval!.high).length;
  expect(held / draws.length).toBeGreaterThan(0.93);
  expect(held / draws.length).toBeLessThan(0.97);
});

/** A table and a mix that move nothing. */
const NO_EFFECTS: ModeTable = {
  version: '2026.3',
  window: { from: '2025-10-01', to: '2026-09-30' },
  madeAt: new Date(0),
  methodVersion: '1.0.0',
  items: ADJUSTED_ITEMS.map((item): ItemEffects => ({
    ...{ item, answers: 800, units: 4, components: 1, classes: [], keys: [], covariance: [] },
    modes: [],
    mix: [
      ...(['PORTAL', 'TELEPHONE', 'IN_PERSON'] as const).map((key) => ({
        ...{
          factor: 'CHANNEL' as const,
          key,
          effect: 0,
          standardError: 0,
          answers: 400,
          isReference: key === 'PORTAL',
        },
      })),
      ...['a', 'b'].map((key) => ({
        ...{ factor: 'SEGMENT' as const, key, effect: 0, standardError: 0, answers: 400, isReference: key === 'a' },
      })),
    ],
    interaction: null,
    modeInteraction: null,
  })),
  spread: {},
};
const MIX: ReferenceMix = {
  year: 2026,
  weighting: 'FLOW',
  period: { from: '2025-10-01', to: '2026-09-30' },
  total: 100,
  madeAt: new Date(0),
  shares: [{ channel: 'PORTAL', segment: 'a', count: 100 }],
};
