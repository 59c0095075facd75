import { expect, test } from 'vitest';
import type { FlowShare, Stratum } from '../scores/stratum.ts';
import { emptyTally } from '../tally.ts';
import { heldMix } from './base-mix.rules.ts';

const stratum = (channel: 'PORTAL' | 'TELEPHONE', segment: string, n: number): Stratum => {
  const tally = emptyTally();
  tally.counts.SAT = [0, 0, 0, n, 0, 0];
  return { subjectId: 's', channel, mode: 'WEB', segment, sourceClass: 'PROMPT', tally };
};
const FLOW: FlowShare[] = [
  { subjectId: 's', channel: 'PORTAL', segment: 'a', transactions: 60 },
  { subjectId: 's', channel: 'PORTAL', segment: 'b', transactions: 20 },
  { subjectId: 's', channel: 'TELEPHONE', segment: 'a', transactions: 20 },
];
/** 80 percent are covered. */
const full = [stratum('PORTAL', 'a', 5), stratum('PORTAL', 'b', 5), stratum('TELEPHONE', 'a', 4)];
/** Most did not tell their segment. */
const untold = [stratum('PORTAL', 'UNKNOWN', 40), stratum('PORTAL', 'a', 4), stratum('TELEPHONE', 'UNKNOWN', 20)];

test('channel and segment are held where half of the periods of the base year can be', () => {
  const held = heldMix(FLOW, [full, untold], 'SAT');
  expect(held).toMatchObject({ keepsSegments: true, weighting: 'FLOW' });
  expect(held.mix.get('s|PORTAL|b')).toBe(20);
});

test('else channels alone are, and those who told no segment count among them', () => {
  const held = heldMix(FLOW, [full, untold, untold], 'SAT');
  expect(held.keepsSegments).toBe(false);
  expect(held.mix).toEqual(
    new Map([
      ['s|PORTAL', 80],
      ['s|TELEPHONE', 20],
    ]),
  );
  expect(held.keyOf(untold[0]!)).toBe('s|PORTAL');
});

test('without transactions the mix is that of the answers', () => {
  const enough = [...full.slice(0, 2), stratum('TELEPHONE', 'a', 5)];
  expect(heldMix([], [enough, full], 'SAT')).toMatchObject({
    keepsSegments: true,
    weighting: 'ANSWERS',
    mix: new Map([
      ['s|PORTAL|a', 10],
      ['s|PORTAL|b', 10],
      ['s|TELEPHONE|a', 9],
    ]),
  });
});
