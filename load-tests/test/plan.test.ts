import { expect, test } from 'vitest';
import { failureOf } from '../plan/answer.ts';
import { PROMISES, thresholds } from '../plan/promises.ts';
import { pick, randomFrom, randomOfIteration, uuidFrom } from '../plan/random.ts';
import { SCENARIOS, suite } from '../plan/suite.ts';
import { workloads } from '../plan/workloads.ts';

const secondsOf = (stages: readonly { duration: string }[]) =>
  stages.reduce((sum, { duration }) => sum + Number.parseInt(duration, 10), 0);

test('a workload takes as long as it is told and reaches the rate it is told', () => {
  for (const shape of Object.values(workloads)) {
    const { stages } = shape(200, 60);
    expect(secondsOf(stages)).toBe(60);
    expect(Math.max(...stages.map(({ target }) => target))).toBe(200);
  }
});

test('a campaign starts at a tenth and reaches its peak within a tenth of the time', () => {
  const { startRate, stages } = workloads.campaignPeak(200, 100);
  expect(startRate).toBe(20);
  expect(stages[1]).toEqual({ duration: '10s', target: 200 });
});

test('a slow load still sends something in every stage', () => {
  const { stages } = workloads.campaignPeak(1, 3);
  expect(stages.every(({ target, duration }) => target >= 1 && duration !== '0s')).toBe(true);
});

test('every operation of a scenario has its thresholds in the suite, and no others', () => {
  const { thresholds: all, scenarios } = suite({ submitRating: workloads.smoke(1, 10) });
  expect(Object.keys(scenarios)).toEqual(['submitRating']);
  expect(scenarios.submitRating!.exec).toBe('submitRating');
  expect(Object.keys(all).sort()).toEqual([
    'answered{operation:ratingRevise}',
    'answered{operation:ratingSubmit}',
    'dropped_iterations',
    'http_req_duration{operation:ratingRevise}',
    'http_req_duration{operation:ratingSubmit}',
  ]);
  expect(thresholds(['ratingSubmit'])['http_req_duration{operation:ratingSubmit}']).toEqual([
    'p(95)<250',
    'p(99)<1000',
  ]);
});

test('every operation that is promised something is sent by a scenario', () => {
  expect(Object.values(SCENARIOS).flat().sort()).toEqual(Object.keys(PROMISES).sort());
});

test('a good answer is none of the failures', () => {
  const good = { data: { ratingSubmit: { rating: { id: 'a' }, userErrors: [] } } };
  expect(failureOf(200, JSON.stringify(good))).toBeNull();
});

test.each([
  [503, '{}', 'status 503'],
  [200, 'busy', 'no JSON'],
  [200, '{"errors":[{"message":"Too busy"}],"data":null}', 'Too busy'],
  [200, '{"data":{"ratingSubmit":{"rating":null,"userErrors":[{"code":"VALUE_OUT_OF_RANGE"}]}}}', 'VALUE_OUT_OF_RANGE'],
  [200, '{"data":{"questionnaire":null}}', 'questionnaire is null'],
  [200, '{}', 'no data'],
])('status %i with %s is a failure', (status, body, why) => {
  expect(failureOf(status, body)).toContain(why);
});

test('the same seed and iteration give the same person, others another one', () => {
  const idOf = (seed: number, iteration: number) => uuidFrom(randomOfIteration(seed, iteration));
  expect(idOf(1, 7)).toBe(idOf(1, 7));
  const ids = [1, 2, 3].flatMap((seed) => Array.from({ length: 500 }, (_, iteration) => idOf(seed, iteration)));
  expect(new Set(ids).size).toBe(1_500);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('random numbers are spread evenly, and everything can be picked', () => {
  const random = randomFrom(1);
  const counts = [0, 0, 0, 0, 0];
  for (let draw = 0; draw < 10_000; draw++) counts[pick(random, [0, 1, 2, 3, 4])]!++;
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  expect(() => pick(random, [])).toThrow('nothing to pick');
});
