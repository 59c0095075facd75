import type { Channel } from '@otklik/schema';
import { expect, test } from 'vitest';
import { emptyTally } from '../tally.ts';
import { channelWeights, type PublishedParts } from './channel-weights.rules.ts';
import type { FlowShare, Stratum } from './stratum.ts';

/** Answers to SAT and, where told, to EASE, all alike. */
function stratum(channel: Channel, sat: number, n: number, { segment = 'UNKNOWN', ease = 0 } = {}): Stratum {
  const tally = emptyTally();
  tally.counts.SAT[sat] = n;
  tally.counts.EASE[sat] = ease;
  return { subjectId: 's', channel, mode: 'WEB', segment, sourceClass: 'PROMPT', tally };
}

const flowOf = (channel: Channel, transactions: number, segment = 'UNKNOWN'): FlowShare => ({
  subjectId: 's',
  channel,
  segment,
  transactions,
});

const published = (SAT: number | null, EASE: number | null = null) => ({ SAT, EASE, TIME: null });
const partsOf = (
  strata: Stratum[],
  whole: ReturnType<typeof published>,
  channels: Record<string, ReturnType<typeof published>>,
) => ({ strata, whole, index: null, channels: new Map(Object.entries(channels)) }) as PublishedParts;
const weightsOf = (parts: PublishedParts, flow = FLOW, months: PublishedParts[] = []) =>
  channelWeights(flow, parts, months);

const STRATA = [stratum('PORTAL', 5, 70, { ease: 40 }), stratum('TELEPHONE', 3, 30, { ease: 20 })];
const FLOW = [flowOf('PORTAL', 601), flowOf('TELEPHONE', 399)];
const PARTS = partsOf(STRATA, published(80, 80), { PORTAL: published(100, 100), TELEPHONE: published(50, 50) });

test('weights are the shares of transactions, with one decimal, of each item that has a score', () => {
  const weights = [
    { channel: 'PORTAL', percent: 60.1 },
    { channel: 'TELEPHONE', percent: 39.9 },
  ];
  expect(weightsOf(PARTS)).toEqual({ SAT: weights, EASE: weights });
});

test('those of segments within a channel are added up', () => {
  const strata = [stratum('PORTAL', 5, 60), stratum('PORTAL', 3, 10, { segment: 'a' }), stratum('TELEPHONE', 3, 30)];
  const flow = [flowOf('PORTAL', 400), flowOf('PORTAL', 200, 'a'), flowOf('TELEPHONE', 400)];
  const parts = partsOf(strata, published(70), { PORTAL: published(83), TELEPHONE: published(50) });
  expect(weightsOf(parts, flow).SAT).toEqual([
    { channel: 'PORTAL', percent: 60 },
    { channel: 'TELEPHONE', percent: 40 },
  ]);
});

test('with a single channel withheld, of a single item, nothing is told of any', () => {
  const withheldEase = partsOf(STRATA, published(80, 80), { PORTAL: published(100, 100), TELEPHONE: published(50) });
  expect(weightsOf(withheldEase)).toEqual({});
  const withheld = partsOf(STRATA, published(80, 80), { PORTAL: published(100, 100) });
  expect(weightsOf(withheld)).toEqual({});
  // An answer by a channel is one, whether it has a row and a weight or not.
  expect(weightsOf({ ...PARTS, strata: [...STRATA, stratum('WRITTEN', 1, 1)] })).toEqual({});
});

test('nothing is told where answers count alike, or where the published scores do not add up', () => {
  expect(weightsOf(PARTS, [])).toEqual({});
  expect(weightsOf(PARTS, [flowOf('WRITTEN', 1_000), ...FLOW])).toEqual({});
  const off = partsOf(STRATA, published(82, 80), { PORTAL: published(100, 100), TELEPHONE: published(50, 50) });
  expect(Object.keys(weightsOf(off))).toEqual(['EASE']);
});

test('an item without a score of its own is of no account', () => {
  const parts = partsOf(STRATA, published(80), { PORTAL: published(100), TELEPHONE: published(50) });
  expect(Object.keys(weightsOf(parts))).toEqual(['SAT']);
});

test('nor where one is in a month that has a score: its transactions may be all there are of the quarter', () => {
  const few = [stratum('PORTAL', 5, 25), stratum('TELEPHONE', 3, 7)];
  const month = partsOf(few, published(70), { PORTAL: published(100) });
  expect(weightsOf(PARTS, FLOW, [PARTS, month])).toEqual({});
  const withoutScore = partsOf(few, published(null), { PORTAL: published(100) });
  expect(Object.keys(weightsOf(PARTS, FLOW, [PARTS, withoutScore]))).toEqual(['SAT', 'EASE']);
});

test('nor where items are weighted differently: a segment of a channel has too few answers to one of them', () => {
  const strata = (ease: number) => [
    stratum('PORTAL', 5, 60, { ease: 60 }),
    stratum('PORTAL', 5, 7, { segment: 'a', ease }),
    stratum('TELEPHONE', 3, 30, { ease: 30 }),
  ];
  const flow = [flowOf('PORTAL', 500), flowOf('PORTAL', 100, 'a'), flowOf('TELEPHONE', 400)];
  expect(Object.keys(weightsOf({ ...PARTS, strata: strata(6) }, flow))).toEqual(['SAT', 'EASE']);
  const few = partsOf(strata(3), published(80, 78), { PORTAL: published(100, 100), TELEPHONE: published(50, 50) });
  expect(weightsOf(few, flow)).toEqual({});
  // A channel in which an item was not asked at all is no secret.
  const askedApart = [
    stratum('PORTAL', 5, 70, { ease: 70 }),
    stratum('TELEPHONE', 3, 30),
    stratum('WRITTEN', 3, 30, { ease: 30 }),
  ];
  const parts = partsOf(askedApart, published(80, 88), {
    PORTAL: published(100, 100),
    TELEPHONE: published(50),
    WRITTEN: published(50, 50),
  });
  const flows = [flowOf('PORTAL', 600), flowOf('TELEPHONE', 200), flowOf('WRITTEN', 200)];
  expect(weightsOf(parts, flows)).toMatchObject({ EASE: [{ percent: 75 }, { percent: 25 }] });
});

test('nor where the index would not be that of its channels', () => {
  const three = (value: number) => ({ SAT: value, EASE: value, TIME: value });
  const strata = STRATA.map((one) => ({
    ...one,
    tally: { ...one.tally, counts: { ...one.tally.counts, TIME: one.tally.counts.EASE } },
  }));
  const parts = {
    ...PARTS,
    strata,
    whole: three(80),
    channels: new Map([
      ['PORTAL', three(100)],
      ['TELEPHONE', three(50)],
    ]),
  } as PublishedParts;
  expect(Object.keys(weightsOf({ ...parts, index: 81 }))).toEqual(['SAT', 'EASE', 'TIME']);
  expect(weightsOf({ ...parts, index: 82 })).toEqual({});
});
