import { expect, test } from 'vitest';
import { Drift } from '../plan/drift.ts';
import { readServerState } from '../plan/server-state.ts';

const METRICS = `# HELP process_resident_memory_bytes Resident memory size in bytes.
process_resident_memory_bytes 209715200
otklik_http_request_seconds_bucket{le="0.005",route="/graphql",status="200"} 90
otklik_http_request_seconds_sum{route="/graphql",status="200"} 0.5
otklik_http_request_seconds_count{route="/graphql",status="200"} 100
otklik_http_request_seconds_sum{route="/*",status="404"} 0.25
otklik_http_request_seconds_count{route="/*",status="404"} 50
otklik_http_request_seconds_sum{route="/metrics",status="200"} 9
otklik_http_request_seconds_count{route="/metrics",status="200"} 900
`;

test('the state of the server is read from its metrics, without what reading them takes', () => {
  expect(readServerState(METRICS)).toEqual({ residentMb: 200, answers: 150, answerSeconds: 0.75 });
  expect(() => readServerState('process_resident_memory_bytes 1\n')).toThrow('no otklik_http_request_seconds_count');
});

/** What is seen of a server that uses so much memory and takes so many milliseconds for each of 10 answers a step. */
function watch(memoryMb: (progress: number) => number, answerMs: (progress: number) => number) {
  const drift = new Drift();
  let [answers, answerSeconds] = [0, 0];
  return Array.from({ length: 31 }, (_, step) => {
    const progress = step / 30;
    answers += 10;
    answerSeconds += (10 * answerMs(progress)) / 1_000;
    return drift.observe(progress, { residentMb: memoryMb(progress), answers, answerSeconds });
  });
}

test('a server that stays as it was has no drift, and nothing is said before the last third', () => {
  const seen = watch(
    () => 200,
    () => 5,
  );
  expect(seen.slice(0, 21).every((soFar) => soFar === null)).toBe(true);
  expect(seen.at(-1)!.memoryGrowth).toBeCloseTo(1);
  expect(seen.at(-1)!.slowdown).toBeCloseTo(1);
});

test('a server that piles something up is found out', () => {
  const { memoryGrowth, slowdown } = watch(
    (progress) => 200 * (1 + progress),
    (progress) => 5 * (1 + 2 * progress),
  ).at(-1)!;
  expect(memoryGrowth).toBeGreaterThan(1.4);
  expect(slowdown).toBeGreaterThan(1.7);
});

test('warming up is no drift', () => {
  const { memoryGrowth, slowdown } = watch(
    (progress) => (progress < 0.1 ? 50 : 200),
    (progress) => (progress < 0.1 ? 90 : 5),
  ).at(-1)!;
  expect(memoryGrowth).toBeCloseTo(1);
  expect(slowdown).toBeCloseTo(1);
});

test('an idle server tells nothing', () => {
  const drift = new Drift();
  for (const progress of [0.2, 0.3, 0.8, 1])
    expect(drift.observe(progress, { residentMb: 100, answers: 5, answerSeconds: 1 })).toBeNull();
});
