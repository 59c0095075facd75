import { expect, test } from 'vitest';
import { comparedInput } from './chosen-comparison.ts';
import { DEFAULT_VIEW } from './view-state.ts';

const TODAY = '2026-11-27';

test('services are compared from two on', () => {
  expect(comparedInput(DEFAULT_VIEW, ['a'], TODAY)).toBeNull();
  expect(comparedInput(DEFAULT_VIEW, ['a', 'b'], TODAY)).toEqual({ subjects: [{ service: 'a' }, { service: 'b' }] });
});

test('parts of one service need that service, and nothing more', () => {
  expect(comparedInput({ ...DEFAULT_VIEW, compared: 'channels' }, [], TODAY)).toBeNull();
  expect(comparedInput({ ...DEFAULT_VIEW, compared: 'channels' }, ['a', 'b'], TODAY)).toEqual({
    channels: { service: 'a' },
  });
});

test('the earlier period comes first: the later one is compared with it', () => {
  expect(comparedInput({ ...DEFAULT_VIEW, compared: 'periods' }, ['a'], TODAY)).toEqual({
    periods: {
      figuresOf: { service: 'a' },
      periods: [
        { from: '2026-04-01', to: '2026-06-30' },
        { from: '2026-07-01', to: '2026-09-30' },
      ],
    },
  });
});
