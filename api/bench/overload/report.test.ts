import { expect, test } from 'vitest';
import { brokenPromises, kindFigures } from './report.ts';

const SECONDS = 60;
const kept = {
  offeredPerSecond: 10_000,
  sentPerSecond: 10_000,
  ratings: kindFigures({ sent: 480_000, accepted: 60_000, turnedAway: 420_000, failed: 0, latenciesMs: [1] }, SECONDS),
  reads: kindFigures({ sent: 120_000, accepted: 2_000, turnedAway: 118_000, failed: 0, latenciesMs: [1] }, SECONDS),
  loopDelay: { p99Ms: 20, maxMs: 30 },
  residentMiB: { before: 100, peak: 200 },
  recoveryMs: 500,
  missing: 0,
};

test.each([
  ['all that was to be offered', 10_000, []],
  ['99 % of it', 9_900, []],
  ['a little less', 9_899, ['less than 99 % of what was to be offered was sent']],
  ['a tenth of it, as where no connection is free', 1_000, ['less than 99 % of what was to be offered was sent']],
])('a run that sent %s', (_, sentPerSecond, broken) => {
  expect(brokenPromises({ ...kept, sentPerSecond })).toEqual(broken);
});
