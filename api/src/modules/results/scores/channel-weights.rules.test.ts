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
const partsOf = (whole: ReturnType<typeof published>, channels: Record<string, ReturnType<typeof published>>) =>
  ({ whole, channels: new Map(Object.entries(channels)) }) as PublishedParts;

const STRATA = [stratum('PORTAL', 5, 70, { ease: 40 }), stratum('TELEPHONE', 3, 30, { ease: 20 })];
const FLOW = [flowOf('PORTAL', 601), flowOf('TELEPHONE', 399)];
const PARTS = partsOf(published(80, 80), { PORTAL: published(100, 100), TELEPHONE: published(50, 50) });

test('weights are the shares of transactions, with one decimal, of each item that has a score', () => {
  const weights = [
    { channel: 'PORTAL', percent: 60.1 },
    { channel: 'TELEPHONE', percent: 39.9 },
  ];
  expect(channelWeights(STRATA, FLOW, PARTS)).toEqual({ SAT: weights, EASE: weights });
});

test('those of segments within a channel are added up', () => {
  const strata = [stratum('PORTAL', 5, 60), stratum('PORTAL', 3, 10, { segment: 'a' }), stratum('TELEPHONE', 3, 30)];
  const flow = [flowOf('PORTAL', 400), flowOf('PORTAL', 200, 'a'), flowOf('TELEPHONE', 400)];
  const parts = partsOf(published(70), { PORTAL: published(83), TELEPHONE: published(50) });
  expect(channelWeights(strata, flow, parts).SAT).toEqual([
    { channel: 'PORTAL', percent: 60 },
    { channel: 'TELEPHONE', percent: 40 },
  ]);
});

test('with a single channel withheld, of a single item, nothing is told of any', () => {
  const withheldEase = partsOf(published(80, 80), { PORTAL: published(100, 100), TELEPHONE: published(50) });
  expect(channelWeights(STRATA, FLOW, withheldEase)).toEqual({});
  const withheld = partsOf(published(80, 80), { PORTAL: published(100, 100) });
  expect(channelWeights(STRATA, FLOW, withheld)).toEqual({});
  // An answer by a channel is one, whether it has a row and a weight or not.
  expect(channelWeights([...STRATA, stratum('WRITTEN', 1, 1)], FLOW, PARTS)).toEqual({});
});

test('nothing is told where answers count alike, or where the published scores do not add up', () => {
  expect(channelWeights(STRATA, [], PARTS)).toEqual({});
  expect(channelWeights(STRATA, [flowOf('WRITTEN', 1_000), ...FLOW], PARTS)).toEqual({});
  const off = partsOf(published(82, 80), { PORTAL: published(100, 100), TELEPHONE: published(50, 50) });
  expect(Object.keys(channelWeights(STRATA, FLOW, off))).toEqual(['EASE']);
});

test('an item without a score of its own is of no account', () => {
  const parts = partsOf(published(80), { PORTAL: published(100), TELEPHONE: published(50) });
  expect(Object.keys(channelWeights(STRATA, FLOW, parts))).toEqual(['SAT']);
});
