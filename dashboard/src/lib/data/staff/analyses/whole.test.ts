import { expect, test } from 'vitest';
import type { Estimate } from '../figures.ts';
import { costliestStage, heatRows, heatStep, notInOrder } from './whole.ts';
import type { PartService, PartStage } from './whole.ts';

const estimate = (value: number | null): Estimate => ({
  value,
  interval: null,
  n: value === null ? null : 100,
  effectiveN: null,
  method: null,
  quality: value === null ? 'NONE' : 'SOLID',
  suppressed: value === null,
  reason: value === null ? 'TOO_FEW' : null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
});
const service = (id: string, lost: number | null): PartService => ({
  service: { id, slug: id, name: id, authority: { id: 'a', slug: 'a', name: 'A' } },
  score: estimate(lost === null ? null : 100 - lost),
  usage: estimate(50),
  shortfall: estimate(lost),
  weakest: false,
});
const stage = (position: number, lost: number | null, services: string[]): PartStage => ({
  position,
  name: `step ${position}`,
  score: estimate(70),
  shortfall: estimate(lost),
  services: services.map((id) => ({ id })),
});

test('stages keep their order, a service of two stages stands in both, one of none comes last', () => {
  const rows = heatRows({
    stages: [stage(2, 4, ['b', 'gone']), stage(1, 6, ['a', 'b'])],
    services: [service('b', 4), service('a', 2), service('c', 1)],
  });
  expect(rows.map(({ stage: name, part }) => name ?? part?.service.id)).toEqual([
    'step 1',
    'a',
    'b',
    'step 2',
    'b',
    'c',
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('a cell is as dark as its share of the largest loss, and plain where nothing is known', () => {
  expect([8, 4, 2, 0.1, 0].map((lost) => heatStep(estimate(lost), 8))).toEqual([4, 2, 1, 1, 0]);
  expect(heatStep(estimate(null), 8)).toBe(0);
  expect(heatStep(estimate(3), 0)).toBe(0);
});

test('the costliest stage is one that is known', () => {
  expect(costliestStage([stage(1, 3, []), stage(2, null, []), stage(3, 9, [])])?.position).toBe(3);
  expect(costliestStage([stage(1, null, [])])).toBeNull();
});

test('a part whose loss cannot be put beside the others says why, where it has a score', () => {
  const withheld = { ...estimate(null), reason: 'MODE_NOT_ADJUSTED' } as const;
  expect(notInOrder({ score: estimate(70), shortfall: withheld })).toBe('MODE_NOT_ADJUSTED');
  expect(notInOrder({ score: estimate(null), shortfall: withheld })).toBeNull();
  expect(notInOrder({ score: estimate(70), shortfall: estimate(null) })).toBeNull();
  expect(notInOrder({ score: estimate(70), shortfall: estimate(3) })).toBeNull();
});
