import { expect, test } from 'vitest';
import { binomialCdf, POLICY } from '../../../statistics/index.ts';
import { countsAsDrawn, isAsDrawn, touchpointsAsDrawn } from './as-drawn.rules.ts';

const { notDrawnAtMost } = POLICY.linking;
const authorityOf = (touchpointId: string) => (touchpointId.startsWith('other') ? 'other' : 'ministry');

/** Most answers of so many that may differ from the draw; −1 where not even none does. */
function mostNotDrawn(answers: number): number {
  let most = -1;
  while (isAsDrawn({ answers, notDrawn: most + 1 })) most++;
  return most;
}

test('answers came as drawn where it is sure enough that at most a fiftieth did not', () => {
  expect([148, 149, 235, 236, 1_000, 10_000].map(mostNotDrawn)).toEqual([-1, 0, 0, 1, 12, 176]);
  expect(isAsDrawn({ answers: 30_000_000, notDrawn: 300_000 })).toBe(true);
  expect(isAsDrawn({ answers: 30_000_000, notDrawn: 660_000 })).toBe(false);
});

test('however many there are, more pinned answers than a link can bear pass once in twenty times at most', () => {
  for (const answers of [10, 60, 149, 236, 400, 1_000, 2_400, 10_000]) {
    const most = mostNotDrawn(answers);
    const passes = most < 0 ? 0 : binomialCdf(most, answers, notDrawnAtMost);
    expect(passes, `${answers} answers`).toBeLessThanOrEqual(0.05 + 1e-12);
  }
  // Two pinned answers of ten come as drawn in a quarter of all cases: by themselves ten tell nothing.
  expect(isAsDrawn({ answers: 10, notDrawn: 0 })).toBe(false);
});

test('a touchpoint with enough answers is judged in each mode by itself', () => {
  const counts = [
    { touchpointId: 'a', mode: 'WEB', answers: 200, notDrawn: 0 },
    { touchpointId: 'b', mode: 'WEB', answers: 500, notDrawn: 4 },
    { touchpointId: 'c', mode: 'WEB', answers: 500, notDrawn: 250 },
    { touchpointId: 'a', mode: 'APP', answers: 200, notDrawn: 96 },
    { touchpointId: 'b', mode: 'PAPER', answers: 3, notDrawn: 0 },
  ] as const;
  expect(touchpointsAsDrawn(counts, authorityOf)).toEqual(new Map([['WEB', ['a', 'b']]]));
});

test('small touchpoints of an authority stand and fall together in a mode, whichever of them differ', () => {
  const small = (prefix: string, notDrawn: number) =>
    Array.from({ length: 40 }, (_, index) => ({
      touchpointId: `${prefix}${index}`,
      mode: 'KIOSK' as const,
      answers: 6,
      notDrawn: index < notDrawn ? 1 : 0,
    }));
  const honest = small('own', 1);
  // A tenth of the answers is pinned; half of them came as drawn.
  const mixed = small('other', 12);
  expect(countsAsDrawn([...honest, ...mixed], authorityOf)).toEqual(honest);
  // Few of the small ones tell nothing together either.
  expect(countsAsDrawn(honest.slice(5, 20), authorityOf)).toEqual([]);
});
