import { expect, test } from 'vitest';
import { failingGoals, REPETITIONS_TO_JUDGE } from './failing-goals.ts';
import type { JudgedGoal } from './goals.ts';

const goal = (kind: JudgedGoal['kind'], isMet: boolean): JudgedGoal => ({
  kind,
  isMet,
  what: `${kind} ${isMet ? 'met' : 'missed'}`,
  figure: '90.0 ± 0.5 %',
  goal: '93–97 %',
});
const ALL = (['EXACT', 'STATISTICAL', 'BEYOND_ANSWERS'] as const).flatMap((kind) => [goal(kind, true), goal(kind, false)]); // prettier-ignore
const failing = (repetitions: number) => failingGoals(ALL, repetitions).map(({ what }) => what);

test('from 50 repetitions on a missed share fails the run, and what answers cannot tell of never does', () => {
  expect(REPETITIONS_TO_JUDGE).toBe(50);
  expect(failing(50)).toEqual(['EXACT missed', 'STATISTICAL missed']);
  expect(failing(1_000)).toEqual(['EXACT missed', 'STATISTICAL missed']);
});

test('with fewer chance may have missed it; figures that must be equal fail the run however short it is', () => {
  expect(failing(49)).toEqual(['EXACT missed']);
  expect(failing(2)).toEqual(['EXACT missed']);
});

test('a run that meets all it can fails by nothing', () => {
  expect(failingGoals([goal('EXACT', true), goal('STATISTICAL', true), goal('BEYOND_ANSWERS', false)], 100)).toEqual(
    [],
  );
});
