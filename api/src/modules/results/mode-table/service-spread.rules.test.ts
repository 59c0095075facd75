import type { Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import type { Stratum } from '../scores/stratum.ts';
import { type Answers, tallyOf, times } from '../tally.builder.ts';
import type { ItemEffects } from './mode-table.ts';
import { serviceSpread } from './service-spread.rules.ts';

const stratum = (subjectId: string, mode: Mode, ratings: readonly Answers[], version = '0.9.0'): Stratum => ({
  subjectId,
  channel: 'IN_PERSON',
  mode,
  segment: 'UNKNOWN',
  sourceClass: 'PROMPT',
  tally: tallyOf(ratings, version),
});
/** So many of 100 are very satisfied and got what they needed, the others neither. */
const rated = (subjectId: string, good: number, mode: Mode = 'WEB', version?: string): Stratum =>
  stratum(
    subjectId,
    mode,
    [
      ...times(good, { SAT: 5, EASE: 5, TIME: 5, RESULT: 3 }),
      ...times(100 - good, { SAT: 1, EASE: 1, TIME: 1, RESULT: 1 }),
    ],
    version,
  );
const kiosk = (effect: number, isUsable: boolean): ItemEffects => ({
  item: 'SAT',
  answers: 600,
  units: 3,
  components: 1,
  modes: [
    { mode: 'KIOSK', effect, standardError: 1, answers: 300, referenceAnswers: 300, basis: 'OBSERVATIONAL', isUsable, reason: isUsable ? null : 'TOO_FEW' },
  ],
  classes: [],
  mix: [],
  keys: [],
  covariance: [],
  interaction: null,
  modeInteraction: null,
}); // prettier-ignore

test('of three services of 40, 50 and 60 it is the analysis of variance by hand, for every measure', () => {
  const { SAT, EASE, TIME, RESULT, CSI } = serviceSpread([rated('a', 40), rated('b', 50), rated('c', 60)], []);
  // MSB = 100·(10² + 10²)/2; MSW = mean of 100²·p(1 − p)·100/99.
  const within = ((1e4 * (0.24 + 0.25 + 0.24)) / 3) * (100 / 99);
  for (const between of [SAT, EASE, TIME, RESULT]) expect(between).toBeCloseTo((1e4 - within) / 100, 9);
  // The same answers to all three: the index has their spread, and its variance the divisor n².
  expect(CSI).toBeCloseTo((1e4 - (within * 99) / 100) / 100, 9);
});

test('services that differ no more than by chance differ by nothing; of one service, or unasked, it is not known', () => {
  expect(serviceSpread([rated('a', 50), rated('b', 52)], []).SAT).toBe(0);
  expect(serviceSpread([rated('a', 50)], [])).toEqual({});
  expect(serviceSpread([], [])).toEqual({});
  const alone = ['a', 'b'].map((id, place) => stratum(id, 'WEB', times(40 + place, { SAT: 4 })));
  expect(Object.keys(serviceSpread(alone, []))).toEqual(['SAT']);
});

test('what a mode adds is no difference between services, where its effect is used', () => {
  const strata = [rated('a', 50), rated('b', 50), rated('c', 80, 'KIOSK')];
  expect(serviceSpread(strata, [kiosk(30, true)]).SAT).toBe(0);
  expect(serviceSpread(strata, [kiosk(30, false)]).SAT).toBeGreaterThan(200);
});

test('what another version of the questions adds is none either: the one with the most answers counts', () => {
  const strata = [rated('a', 50), rated('b', 52), rated('c', 90, 'WEB', '1.0.0')];
  expect(serviceSpread(strata, []).SAT).toBe(0);
});
