import { expect, test } from 'vitest';
import { excused, isWorthAnotherTry, type K6Summary, outcomeOf } from './outcome.ts';

const summary = (crossed: readonly string[]): K6Summary => ({
  metrics: {
    vus: {},
    'http_req_duration{operation:a}': { thresholds: { 'p(95)<250': crossed.includes('time'), 'p(99)<1000': false } },
    'answered{operation:a}': { thresholds: { 'rate>=0.999': crossed.includes('turned away') } },
    wrong_answers: { thresholds: { 'rate==0': crossed.includes('wrong') } },
    dropped_iterations: { thresholds: { 'count<1': crossed.includes('dropped') } },
    server_memory_mb: { thresholds: { 'max<512': crossed.includes('memory') } },
  },
});

test('every threshold of every metric is a promise, kept or missed', () => {
  expect(outcomeOf('smoke', 99, summary(['time']))).toEqual({
    suite: 'smoke',
    kept: [
      'http_req_duration{operation:a} p(99)<1000',
      'answered{operation:a} rate>=0.999',
      'wrong_answers rate==0',
      'dropped_iterations count<1',
      'server_memory_mb max<512',
    ],
    missed: ['http_req_duration{operation:a} p(95)<250'],
  });
});

test('a run that came to no end is a problem, whatever it kept until then', () => {
  expect(outcomeOf('smoke', 0, summary([])).problem).toBeUndefined();
  expect(outcomeOf('smoke', 107, undefined).problem).toBe('k6 ended with code 107 and told of no promise');
  expect(outcomeOf('smoke', 0, { metrics: { vus: {} } }).problem).toContain('told of no promise');
  expect(outcomeOf('smoke', 107, summary([])).problem).toBe('k6 ended with code 107');
  expect(outcomeOf('smoke', 0, summary(['time'])).problem).toBe('k6 ended with code 0');
});

test('a promise about answers to what was never asked is a problem', () => {
  const metrics = { ...summary([]).metrics };
  metrics['answered{operation:b}'] = { thresholds: { 'rate>=0.999': false }, passes: 0, fails: 0 };
  metrics['answered{operation:c}'] = { thresholds: { 'rate>=0.999': false }, passes: 1, fails: 0 };
  metrics['http_req_failed'] = { passes: 0, fails: 0 };
  expect(outcomeOf('smoke', 0, { metrics }).problem).toBe('nothing was sent for answered{operation:b}');
});

test.each([
  [['time'], true],
  [['time', 'dropped', 'turned away'], true],
  [['time', 'turned away', 'wrong'], false],
  [['memory'], false],
  [[], false],
])('what missed %j is worth another try: %s', (crossed, isWorth) => {
  expect(isWorthAnotherTry(outcomeOf('smoke', crossed.length > 0 ? 99 : 0, summary(crossed)))).toBe(isWorth);
});

test('a run that came to no end is not tried again', () => {
  expect(isWorthAnotherTry(outcomeOf('smoke', 107, summary(['time'])))).toBe(false);
});

test('what was too slow is undecided where every try met a busy machine, and broken where one did not', () => {
  const slow = outcomeOf('smoke', 99, summary(['time', 'dropped']));
  expect(excused(slow, [0.5, 0.3], 0.25)).toEqual({ ...slow, missed: [], undecided: slow.missed });
  expect(excused(slow, [0.5, 0.1], 0.25)).toEqual(slow);
  expect(excused(slow, [], 0.25)).toEqual(slow);
});

test('no machine is busy enough to excuse a wrong answer, too much memory, or a run without an end', () => {
  for (const crossed of [['time', 'wrong'], ['memory']]) {
    const outcome = outcomeOf('smoke', 99, summary(crossed));
    expect(excused(outcome, [1], 0.25)).toEqual(outcome);
  }
  const broken = outcomeOf('smoke', 107, summary(['time']));
  expect(excused(broken, [1], 0.25)).toEqual(broken);
});
