import type { Mode } from '@otklik/schema';
import { expect, test } from 'vitest';
import { pointsWithMovedModes } from './moved-modes.rules.ts';

const point = (month: number, left: Partial<Record<Mode, number>>) => ({
  from: `2026-${String(month).padStart(2, '0')}-01`,
  unadjusted: new Map(Object.entries(left)) as Map<Mode, number>,
});
const whole = { from: '2026-01-01', to: '2026-06-01' };

test('a point whose unknown modes differ from those of the baseline by more than a tenth is told', () => {
  const points = [
    point(1, { KIOSK: 0.2 }),
    point(2, { KIOSK: 0.3 }),
    // The baseline has 25 % of kiosk on average.
    point(3, { KIOSK: 0.35 }),
    point(4, { KIOSK: 0.36 }),
    point(5, { KIOSK: 0.14 }),
    point(6, { KIOSK: 0.25, PAPER: 0.11 }),
  ];
  const baseline = { from: '2026-01-01', to: '2026-02-01' };
  expect([...pointsWithMovedModes(points, [{ ...whole, baseline }])]).toEqual([
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
  ]);
  expect(pointsWithMovedModes(points, [{ ...whole, baseline: null }]).size).toBe(0);
});

test('each segment is judged by its own baseline', () => {
  const points = [point(1, {}), point(2, {}), point(3, { IVR: 1 }), point(4, { IVR: 1 })];
  const segments = [
    { from: '2026-01-01', to: '2026-02-01', baseline: { from: '2026-01-01', to: '2026-01-01' } },
    { from: '2026-03-01', to: '2026-04-01', baseline: { from: '2026-03-01', to: '2026-03-01' } },
  ];
  expect(pointsWithMovedModes(points, segments).size).toBe(0);
  expect(pointsWithMovedModes(points, [{ ...segments[0]!, to: '2026-04-01' }]).size).toBe(2);
});
