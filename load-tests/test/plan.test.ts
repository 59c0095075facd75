import { expect, test } from 'vitest';
import { failureOf } from '../plan/answer.ts';
import { BOUNDED_SERVER, PROMISES, thresholds } from '../plan/promises.ts';
import { pick, randomFrom, randomOfIteration, uuidFrom } from '../plan/random.ts';
import { SCENARIOS, suite } from '../plan/suite.ts';
import { type ArrivalWorkload, watched, workloads } from '../plan/workloads.ts';

const millisecondsOf = (stages: readonly { duration: string }[]) =>
  stages.reduce((sum, { duration }) => sum + Number(/^(\d+)ms$/.exec(duration)![1]), 0);

const perSecond = ({ timeUnit }: ArrivalWorkload, rate: number) => (timeUnit === '1m' ? rate / 60 : rate);

test('a workload takes as long as it is told and reaches the rate it is told', () => {
  for (const shape of Object.values(workloads)) {
    for (const [rate, seconds] of [
      [200, 60],
      [0.2, 15],
    ] as const) {
      const workload = shape(rate, seconds);
      expect(millisecondsOf(workload.stages)).toBe(seconds * 1_000);
      expect(perSecond(workload, Math.max(...workload.stages.map(({ target }) => target)))).toBe(rate);
      expect(workload.stages.every(({ target }) => Number.isInteger(target))).toBe(true);
      expect(workload.preAllocatedVUs).toBeGreaterThanOrEqual(1);
    }
  }
  expect(watched(60)).toEqual({ executor: 'constant-vus', vus: 1, duration: '60s' });
});

test('a campaign starts at a tenth and reaches its peak within a tenth of the time', () => {
  const { startRate, stages } = workloads.campaignPeak(200, 100);
  expect(startRate).toBe(20);
  expect(stages[1]).toEqual({ duration: '10000ms', target: 200 });
});

test('a spike is tenfold at once and over before the last third', () => {
  const { startRate, stages } = workloads.spike(200, 100);
  expect(startRate).toBe(20);
  expect(stages.slice(0, 2)).toEqual([
    { duration: '28000ms', target: 20 },
    { duration: '1000ms', target: 200 },
  ]);
  expect(stages.at(-1)).toEqual({ duration: '55000ms', target: 20 });
});

test('an attacker attacks three times, rests in between, and is gone in the last third', () => {
  const { startRate, stages } = workloads.bursts(20, 100);
  expect([startRate, ...stages.map(({ target }) => target)]).toEqual([0, 0, 20, 20, 0, 0, 20, 20, 0, 0, 20, 20, 0, 0]);
  expect(Number.parseInt(stages.at(-1)!.duration, 10)).toBeGreaterThan(34_000);
});

test('a slow load still sends something in every stage', () => {
  const { stages } = workloads.campaignPeak(1, 3);
  expect(stages.every(({ target, duration }) => target >= 1 && duration !== '0ms')).toBe(true);
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
    'wrong_answers',
  ]);
  expect(thresholds(['ratingSubmit'])['http_req_duration{operation:ratingSubmit}']).toEqual([
    'p(95)<250',
    'p(99)<1000',
  ]);
});

test('what people are promised is promised of the last third as well where a suite says so; abuse is not', () => {
  const loads = { readOverview: workloads.smoke(1, 10), abusiveBurst: workloads.bursts(1, 10) };
  const once = suite(loads).thresholds;
  const { thresholds: all } = suite(loads, { inLastThird: true, ofServer: BOUNDED_SERVER });
  expect(Object.keys(all).filter((name) => !(name in once))).toEqual([
    'http_req_duration{operation:overview,third:last}',
    'answered{operation:overview,third:last}',
    'server_memory_mb',
  ]);
  expect(all['http_req_duration{operation:overview,third:last}']).toEqual(
    once['http_req_duration{operation:overview}'],
  );
});

test('people are promised not to be turned away almost always, no wrong answer ever, and abuse its refusal always', () => {
  const all = thresholds(['ratingSubmit', 'abuseGarbage']);
  expect(all.wrong_answers).toEqual(['rate==0']);
  expect(all['answered{operation:ratingSubmit}']).toEqual(['rate>=0.999']);
  expect(all['answered{operation:abuseGarbage}']).toEqual(['rate>=1']);
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
