import { expect, test } from 'vitest';
import type { ReferenceMix } from './mode-table.ts';
import { publicReferenceMix } from './public-reference-mix.rules.ts';

const mixOf = (...parts: readonly [channel: string, segment: string, count: number][]) =>
  ({
    weighting: 'ANSWERS',
    total: parts.reduce((sum, [, , count]) => sum + count, 0),
    shares: parts.map(([channel, segment, count]) => ({ channel, segment, count })),
  }) as unknown as ReferenceMix;
const toldOf = (mix: ReferenceMix) =>
  publicReferenceMix(mix, null).shares.map(({ channel, segment, count }) => [channel, segment, count]);

test('a reference mix made of answers has no part of fewer than 10; one made of transactions stays as it is', () => {
  const mix = mixOf(['PORTAL', 'a', 112], ['OFFICE', 'a', 303], ['CHAT', 'a', 41], ['WRITTEN', 'a', 9]);
  expect(toldOf(mix)).toEqual([
    ['PORTAL', 'a', 110],
    ['OFFICE', 'a', 305],
  ]);
  expect(publicReferenceMix(mix, null).total).toBe(415);
  expect(publicReferenceMix({ ...mix, weighting: 'FLOW' }, null)).toEqual({ ...mix, weighting: 'FLOW' });
});

test('a part of 2 answers is not what is left of a channel: the others of its channel and segment give way', () => {
  const told = toldOf(
    mixOf(['PORTAL', 'a', 98], ['PORTAL', 'b', 2], ['OFFICE', 'a', 403], ['OFFICE', 'b', 201], ['KIOSK', 'a', 500], ['KIOSK', 'b', 300]), // prettier-ignore
  );
  // The portal is known to have 100, and b 503.
  expect(told).toEqual([
    ['KIOSK', 'a', 500],
    ['KIOSK', 'b', 300],
  ]);
});

test('where no part is small all are told', () => {
  const parts = [['PORTAL', 'a', 98], ['PORTAL', 'b', 12], ['OFFICE', 'a', 403]] as const; // prettier-ignore
  expect(toldOf(mixOf(...parts.map(([...part]): [string, string, number] => part)))).toEqual([
    ['PORTAL', 'a', 100],
    ['PORTAL', 'b', 10],
    ['OFFICE', 'a', 405],
  ]);
});
