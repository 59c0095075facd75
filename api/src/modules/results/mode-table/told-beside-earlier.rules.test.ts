import type { Channel } from '@otklik/schema';
import { expect, test } from 'vitest';
import { periodsIn } from '../../../kernel/calendar.ts';
import { times, tallyOf } from '../tally.builder.ts';
import type { QuarterStrata } from './answers-of-quarters.rules.ts';
import type { EffectStratum } from './mode-cells.rules.ts';
import type { ItemEffects, ModeTable } from './mode-table.ts';
import { toldBesideEarlier } from './told-beside-earlier.rules.ts';
import { toldCounts, toldKeysOf } from './told-counts.rules.ts';

const QUARTERS = periodsIn({ from: '2025-10-01', to: '2026-12-31' }, 'QUARTER');
const CHANNELS: readonly Channel[] = ['PORTAL', 'TELEPHONE', 'WRITTEN'];
type Counts = readonly [portal: number, telephone: number, written: number];
/** Large enough that nothing has to be withheld for another. */
const QUIET: Counts = [100, 0, 100];

/** Answers of five quarters by channel, all on the web. */
const answers = (...counts: readonly Counts[]): QuarterStrata[] =>
  QUARTERS.map((quarter, at) => ({
    quarter,
    strata: CHANNELS.flatMap((channel, place): EffectStratum[] => {
      const tally = tallyOf(times(counts[at]![place]!, { SAT: 4 }));
      const stratum = { subjectId: 's', channel, mode: 'WEB', segment: 'all', sourceClass: 'PROMPT', language: 'RU' };
      return counts[at]![place] === 0 ? [] : [{ ...stratum, tally } as EffectStratum];
    }),
  }));

/** The table of the first four quarters, or of the last four, of these answers. */
function tableOf(quarters: readonly QuarterStrata[], first: 0 | 1): ModeTable {
  const own = quarters.slice(first, first + 4);
  const countOf = (channel: Channel) =>
    own
      .flatMap(({ strata }) => strata.filter((stratum) => stratum.channel === channel))
      .reduce((sum, { tally }) => sum + tally.counts.SAT[4]!, 0);
  const mix = CHANNELS.map((key) => ({
    factor: 'CHANNEL',
    key,
    effect: 0,
    standardError: null,
    answers: countOf(key),
  }));
  const total = mix.reduce((sum, part) => sum + part.answers, 0);
  const segment = { factor: 'SEGMENT', key: 'all', effect: 0, standardError: 0, answers: total, isReference: true };
  const item = { item: 'SAT', answers: total, modes: [], classes: [], keys: [], covariance: [], modeInteraction: null };
  return {
    version: `table ${first}`,
    window: { from: own[0]!.quarter.from, to: own.at(-1)!.quarter.to },
    items: [{ ...item, mix: [...mix, segment].filter((part) => part.answers > 0) } as unknown as ItemEffects],
  } as unknown as ModeTable;
}

const isTelephoneTold = (table: ModeTable) => toldCounts(table).hasPart('SAT', { factor: 'CHANNEL', key: 'TELEPHONE' });
const decided = (table: ModeTable, earlier: ModeTable[], quarters: QuarterStrata[]): ModeTable => ({
  ...table,
  told: toldBesideEarlier(table, earlier, quarters),
});

test('a count gives way that is one of an earlier table and three answers of the new quarter', () => {
  const quarters = answers(QUIET, [100, 12, 100], QUIET, QUIET, [100, 3, 100]);
  const first = decided(tableOf(quarters, 0), [], quarters.slice(0, 4));
  const second = tableOf(quarters, 1);
  expect([isTelephoneTold(first), isTelephoneTold(second)]).toEqual([true, true]);
  expect(isTelephoneTold(decided(second, [first], quarters))).toBe(false);
});

test('it stays where the new quarter has so many that they have a figure, or the dropped one is not known', () => {
  const withFigure = answers(QUIET, [100, 12, 100], QUIET, QUIET, [100, 13, 100]);
  const first = decided(tableOf(withFigure, 0), [], withFigure.slice(0, 4));
  expect(isTelephoneTold(decided(tableOf(withFigure, 1), [first], withFigure))).toBe(true);
  const dropped = answers([100, 6, 100], [100, 12, 100], QUIET, QUIET, [100, 7, 100]);
  const before = decided(tableOf(dropped, 0), [], dropped.slice(0, 4));
  expect(isTelephoneTold(decided(tableOf(dropped, 1), [before], dropped))).toBe(true);
});

test('so does one that is one of an earlier table and three answers that came late', () => {
  const before = answers(QUIET, [100, 12, 100], QUIET, QUIET, QUIET);
  const first = decided(tableOf(before, 0), [], before.slice(0, 4));
  const after = answers(QUIET, [100, 15, 100], QUIET, QUIET, QUIET);
  expect(isTelephoneTold(first)).toBe(true);
  expect(isTelephoneTold(decided(tableOf(after, 1), [first], after))).toBe(false);
  expect(isTelephoneTold(decided(tableOf(before, 1), [first], before))).toBe(true);
});

test('a count gives way that is one of figures and a few answers that wait, or were withdrawn since', () => {
  const quarters = answers(QUIET, [100, 50, 100], QUIET, QUIET, QUIET);
  const isToldBeside = (telephone: number) => {
    const inFigures = new Map(
      CHANNELS.map((channel) => {
        const SAT = channel === 'TELEPHONE' ? telephone : 100;
        return [channel, { SAT, EASE: 0, TIME: 0 }] as const;
      }),
    );
    const known = quarters.map((one, at) => (at === 1 ? { ...one, inFigures } : one));
    return isTelephoneTold(decided(tableOf(known, 0), [], known.slice(0, 4)));
  };
  // 50 is told as 48 to 52: beside 49 in figures 0 to 3 wait, beside 48 it may be 4.
  expect([50, 49, 51, 48, 52, 38].map(isToldBeside)).toEqual([true, false, false, true, true, true]);
});

test('what an earlier table told stands, and a table from before this was decided is taken as it told by itself', () => {
  const quarters = answers(QUIET, [100, 12, 100], QUIET, QUIET, QUIET);
  const first = tableOf(quarters, 0);
  expect(toldKeysOf({ ...first, told: { counts: [], silent: ['x'] } })).toEqual({ counts: [], silent: ['x'] });
  expect(toldBesideEarlier(tableOf(quarters, 1), [first], quarters)).toEqual(
    toldBesideEarlier(tableOf(quarters, 1), [{ ...first, told: toldKeysOf(first) }], quarters),
  );
});

test('a segment that is all of a channel and nobody else tells no more of it than the channel may', () => {
  const stratum = (channel: Channel, segment: string, n: number) =>
    ({
      subjectId: 's',
      channel,
      mode: 'WEB',
      segment,
      sourceClass: 'PROMPT',
      language: 'RU',
      tally: tallyOf(times(n, { SAT: 4 })),
    }) as EffectStratum;
  const inFigures = new Map(
    Object.entries({ PORTAL: 100, TELEPHONE: 200, WRITTEN: 150 }).map(([channel, SAT]) => [
      channel as Channel,
      { SAT, EASE: 0, TIME: 0 },
    ]),
  );
  // One waits on the portal, five by telephone and four in writing.
  const strata = [stratum('PORTAL', 'a', 101), stratum('TELEPHONE', 'b', 205), stratum('WRITTEN', 'b', 154)];
  const part = (factor: string, key: string, n: number) => ({
    factor,
    key,
    effect: 0,
    standardError: null,
    answers: n,
  });
  const mix = [
    part('CHANNEL', 'PORTAL', 101),
    part('CHANNEL', 'TELEPHONE', 205),
    part('CHANNEL', 'WRITTEN', 154),
    part('SEGMENT', 'a', 101),
    part('SEGMENT', 'b', 359),
  ];
  const item = { item: 'SAT', answers: 460, modes: [], classes: [], keys: [], covariance: [], modeInteraction: null };
  const [window] = QUARTERS;
  const table = { version: 'table', window: window!, items: [{ ...item, mix } as unknown as ItemEffects] };
  const { hasPart } = toldCounts(decided(table as unknown as ModeTable, [], [{ quarter: window!, strata, inFigures }]));
  expect(hasPart('SAT', { factor: 'CHANNEL', key: 'PORTAL' })).toBe(false);
  expect(hasPart('SAT', { factor: 'SEGMENT', key: 'a' })).toBe(false);
});
