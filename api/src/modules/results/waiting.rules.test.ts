import { expect, test } from 'vitest';
import { lateThatWaits } from './waiting.rules.ts';

const MONTHS = ['MONTH 2026-07-01', 'MONTH 2026-08-01'] as const;
/** Service `s0` and `s1` belong to an authority below one that also answers for `s2`. */
const directory = {
  all: () => [
    { id: 'top', withDescendants: ['top', 'low'] },
    { id: 'low', withDescendants: ['low'] },
  ],
  get: (kind: string, id: string) =>
    kind === 'AUTHORITY'
      ? { id, withDescendants: id === 'top' ? ['top', 'low'] : ['low'] }
      : { id, authorityId: id === 's2' ? 'top' : 'low' },
} as unknown as Parameters<typeof lateThatWaits>[2];

const late = (...leaves: [service: string, channel: string, month: 0 | 1][]) =>
  new Map(
    leaves.map(([service, channel, month]) => [
      `${service} ${channel} ${month}`,
      { place: MONTHS[month], leaf: `SERVICE/${service}/${channel}` },
    ]),
  );

test('for a harmed cell its own late answers wait, then those near it, then all', () => {
  const all = late(
    ['s0', 'PORTAL', 0],
    ['s0', 'PORTAL', 1],
    ['s0', 'TELEPHONE', 0],
    ['s1', 'PORTAL', 0],
    ['s2', 'WRITTEN', 1],
  );
  const waiting = (place: string, cell: string, some = all) => [...lateThatWaits([{ place, cell }], some, directory)];
  expect(waiting(MONTHS[0], 'SERVICE/s0/PORTAL')).toEqual(['s0 PORTAL 0']);
  expect(waiting('QUARTER 2026-07-01', 'SERVICE/s0/PORTAL')).toEqual(['s0 PORTAL 0', 's0 PORTAL 1']);
  expect(waiting(MONTHS[1], 'SERVICE/s0/ALL')).toEqual(['s0 PORTAL 1']);
  expect(waiting(MONTHS[0], 'SERVICE/s1/WRITTEN')).toEqual(['s1 PORTAL 0']);
  expect(waiting(MONTHS[1], 'AUTHORITY/low/PORTAL')).toEqual(['s0 PORTAL 1']);
  expect(waiting(MONTHS[1], 'SERVICE/s2/WRITTEN')).toEqual(['s2 WRITTEN 1']);
  expect(waiting(MONTHS[0], 'SERVICE/s2/PORTAL', late(['s0', 'PORTAL', 0], ['s1', 'PORTAL', 1]))).toEqual([
    's0 PORTAL 0',
  ]);
  expect(waiting(MONTHS[0], 'LIFE_SITUATION/l/PORTAL')).toHaveLength(all.size);
});
