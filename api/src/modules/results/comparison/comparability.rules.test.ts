import { COMPARABILITY_REASONS, type ComparabilityReason, type Mode } from '@otklik/schema';
import { describe, expect, test } from 'vitest';
import { estimateOfTally, withheld } from '../estimate-value.ts';
import type { InteractionTest, ItemEffects } from '../mode-table/mode-table.ts';
import { tallyOf, times } from '../tally.builder.ts';
import { badgesOf } from './comparability.rules.ts';
import { compare } from './compare.rules.ts';
import { satFigure, type Unusual } from './compared-figure.builder.ts';
import { type ComparedFigure, incomparable } from './compared-figure.ts';

const usual = (key: string) => satFigure(key);
const alike = [usual('a'), usual('b'), usual('c')];
const LIKE_FOR_LIKE = { basis: 'LIKE_FOR_LIKE' } as const;
const modes = (...shares: [Mode, number][]) => ({ context: { unadjusted: new Map(shares) } });
const invited = (share: number): Unusual => ({
  context: { sourceClasses: new Map([['RANDOM', share] as const, ['PROMPT', 1 - share] as const]) },
});
const open = (key: string): ComparedFigure => {
  const estimate = estimateOfTally(tallyOf(times(200, { SAT: 4 })), 'SAT', 'OPEN');
  return satFigure(key, 200, { estimate, figure: { moments: null } });
};
const absent = (estimate: ComparedFigure['estimate']): ComparedFigure => ({
  ...usual('x'),
  ...incomparable(estimate),
});

/** The badge of an unusual figure beside three that are alike; it comes last. */
const badgeOf = (figure: ComparedFigure, isInteracting = false) =>
  badgesOf([...alike, figure], 'MEAN', isInteracting).at(-1)!;

/** Each reason: a figure that has it, and the same a little inside the rule, which has none. */
const AGAINST: [ComparabilityReason, ComparedFigure, ComparedFigure][] = [
  ['NO_FIGURE', absent(withheld('TOO_FEW')), usual('x')],
  ['COVERAGE', absent(withheld('NO_REFERENCE_MIX')), usual('x')],
  ['INSTRUMENT_VERSION', absent(withheld('MIXED_VERSIONS')), usual('x')],
  ['OPEN_STREAM', open('x'), usual('x')],
  ['TOO_FEW', satFigure('x', 29), satFigure('x', 30)],
  [
    'INSTRUMENT_VERSION',
    satFigure('x', 200, { context: { majors: new Set(['1']) } }),
    satFigure('x', 200, { context: { majors: new Set(['0']) } }),
  ],
  [
    'COVERAGE',
    satFigure('x', 200, { estimate: { coverage: 79.9 } }),
    satFigure('x', 200, { estimate: { coverage: 80 } }),
  ],
  ['MODE_NOT_ADJUSTED', satFigure('x', 200, { context: { isModeKnown: false } }), usual('x')],
  ['MODE_NOT_ADJUSTED', satFigure('x', 200, modes(['IVR', 0.11])), satFigure('x', 200, modes(['IVR', 0.1]))],
  [
    'REFERENCE_MIX',
    satFigure('x', 200, { estimate: { referenceMix: 2027 } }),
    satFigure('x', 200, { estimate: { referenceMix: null } }),
  ],
  ['OVERLAP', satFigure('x', 200, { figure: { overlaps: true } }), usual('x')],
];

const CAUTION: [ComparabilityReason, ComparedFigure, ComparedFigure][] = [
  ['MODES_VARY', satFigure('x', 200, { estimate: { modesVary: true } }), usual('x')],
  ['LINKED_VERSIONS', satFigure('x', 200, { estimate: { linkedVersions: ['0.9.0'] } }), usual('x')],
  ['LINKED_VERSIONS', satFigure('x', 200, { context: { isLinked: true } }), usual('x')],
  ['VERSIONS_LEFT_OUT', satFigure('x', 200, { estimate: { leftOutVersions: ['0.9.0'] } }), usual('x')],
  [
    'UNWEIGHTED',
    satFigure('x', 200, { estimate: { basis: 'AS_EXPERIENCED', weighting: 'ANSWERS' } }),
    satFigure('x', 200, { estimate: { basis: 'AS_EXPERIENCED', weighting: 'FLOW' } }),
  ],
  ['MODE_TABLE', satFigure('x', 200, { estimate: { modeTable: '2026Q3' } }), usual('x')],
  ['SOURCE_CLASSES', satFigure('x', 200, invited(0.51)), satFigure('x', 200, invited(0.5))],
];

describe('the badge of a figure beside others', () => {
  test.each(AGAINST)('%s stands against a comparison, and nothing else does', (reason, having, without) => {
    expect(badgeOf(having)).toEqual({ comparability: 'NOT_COMPARABLE', reasons: [reason] });
    expect(badgeOf(without)).toEqual({ comparability: 'COMPARABLE', reasons: [] });
  });

  test.each(CAUTION)('%s is a word of caution, and nothing else is', (reason, having, without) => {
    expect(badgeOf(having)).toEqual({ comparability: 'WITH_CAUTION', reasons: [reason] });
    expect(badgeOf(without)).toEqual({ comparability: 'COMPARABLE', reasons: [] });
  });

  test('INTERACTION is a caution of like-for-like scores alone, and only where channels interact', () => {
    const moved = satFigure('x', 200, { estimate: LIKE_FOR_LIKE });
    expect(badgeOf(moved, true)).toEqual({ comparability: 'WITH_CAUTION', reasons: ['INTERACTION'] });
    expect(badgeOf(moved)).toEqual({ comparability: 'COMPARABLE', reasons: [] });
    expect(badgeOf(usual('x'), true)).toEqual({ comparability: 'COMPARABLE', reasons: [] });
  });

  test('a figure that stays raw beside those that do not says that it is not weighted', () => {
    const others = ['a', 'b'].map((key) => satFigure(key, 200, { estimate: { basis: 'AS_EXPERIENCED' } }));
    expect(badgesOf([...others, usual('x')], 'MEAN', false).at(-1)).toEqual({
      comparability: 'WITH_CAUTION',
      reasons: ['UNWEIGHTED'],
    });
  });

  test('what stands against a comparison is said without the cautions', () => {
    const both = satFigure('x', 29, { ...invited(1), estimate: { modeTable: '2026Q3' } });
    expect(badgeOf(both)).toEqual({ comparability: 'NOT_COMPARABLE', reasons: ['TOO_FEW'] });
  });

  test('against the first, the first is the measure, however many others agree', () => {
    const first = satFigure('x', 200, modes(['IVR', 1]));
    const badges = badgesOf([first, ...alike], 'FIRST', false);
    expect(badges.map(({ comparability }) => comparability)).toEqual([
      'COMPARABLE',
      'NOT_COMPARABLE',
      'NOT_COMPARABLE',
      'NOT_COMPARABLE',
    ]);
  });

  test('of figures on the mixes of two years those are compared that are on the mix of most', () => {
    const on = (key: string, referenceMix: number) => satFigure(key, 200, { estimate: { referenceMix } });
    const badges = badgesOf([on('a', 2026), on('b', 2027), on('c', 2027)], 'MEAN', false);
    expect(badges.map(({ reasons }) => reasons)).toEqual([['REFERENCE_MIX'], [], []]);
  });

  test('where it is not told how people were reached, nothing is said of it', () => {
    const untold = satFigure('x', 200, { context: { sourceClasses: null } });
    expect(badgeOf(untold)).toEqual({ comparability: 'COMPARABLE', reasons: [] });
    expect(badgesOf([untold, satFigure('y', 200, invited(1))], 'FIRST', false)[1]!.reasons).toEqual([]);
  });

  test('how people were reached is asked against how most were, whoever comes first', () => {
    const badges = badgesOf([satFigure('x', 200, invited(1)), ...alike], 'MEAN', false);
    expect(badges.map(({ reasons }) => reasons)).toEqual([['SOURCE_CLASSES'], [], [], []]);
  });

  test('every reason of the vocabulary is tried here', () => {
    const tried = [...AGAINST, ...CAUTION].map(([reason]) => reason);
    const known = new Set<string>([...tried, 'INTERACTION', 'NOTHING_TO_COMPARE']);
    expect([...known].toSorted()).toEqual(Object.keys(COMPARABILITY_REASONS).toSorted());
  });
});

describe('what a comparison withholds', () => {
  const interaction: InteractionTest = { f: 9, df1: 2, df2: 900, p: 0.001, largest: 8 };
  const item: ItemEffects = {
    item: 'SAT',
    answers: 900,
    units: 9,
    components: 1,
    modes: [],
    classes: [],
    mix: [],
    keys: [],
    covariance: [],
    interaction,
    modeInteraction: null,
  };
  const table = (own: ItemEffects) => ({
    version: '2026Q3',
    window: { from: '2025-10-01', to: '2026-09-30' },
    madeAt: new Date('2026-10-08T00:00:00Z'),
    methodVersion: '1.1.0',
    items: [own],
    spread: {},
  });
  const moved = ['a', 'b', 'c'].map((key) => satFigure(key, 200, { estimate: LIKE_FOR_LIKE }));
  const compared = (figures: ComparedFigure[], own: ItemEffects) =>
    compare(figures, {
      measure: 'SAT',
      against: 'MEAN',
      method: { table: table(own), errors: { items: [] } },
      hasFunnel: false,
    });

  test('ranks like for like where channels interact; each figure says so, and keeps its difference', () => {
    const { ranksWithheld, items } = compared(moved, item);
    expect(ranksWithheld).toBe('INTERACTION');
    for (const { rank, badge, outcome } of items) {
      expect(rank).toBeNull();
      expect(badge.reasons).toEqual(['INTERACTION']);
      expect(outcome).toHaveProperty('points');
    }
  });

  test.each([
    ['on another basis', alike, item],
    ['where services add up', moved, { ...item, interaction: { ...interaction, largest: 5 } }],
  ])('no ranks %s', (_, figures, own) => {
    const { ranksWithheld, items } = compared(figures, own);
    expect(ranksWithheld).toBeNull();
    for (const { rank, badge } of items) {
      expect(rank).toMatchObject({ of: 3 });
      expect(badge.reasons).toEqual([]);
    }
  });

  test('a difference where there is nothing comparable beside the figure: NOTHING_TO_COMPARE, or its own reason', () => {
    const { items } = compared([usual('a'), satFigure('b', 29)], { ...item, interaction: null });
    expect(items.map(({ outcome, verdict }) => [outcome, verdict])).toEqual([
      [{ reasons: ['NOTHING_TO_COMPARE'] }, 'NOT_COMPARABLE'],
      [{ reasons: ['TOO_FEW'] }, 'INSUFFICIENT_DATA'],
    ]);
  });
});
