import { expect, test } from 'vitest';
import type { Sighting } from '../../audit/collect/collect.ts';
import type { PublicThing } from '../../audit/collect/public-registry.ts';
import { checkEffects, checkReports, type Registered } from '../../audit/collect/reports.ts';

const thing = (type: string, id: string): PublicThing => ({ type, id, slug: id, above: null, channels: null });
const figure = (value: number, n: number, basis = 'RAW') => ({
  value,
  n,
  interval: { low: value - 3, high: value + 3 },
  basis,
  suppressed: false,
});

/** A point of the trend of a service. */
const point = (
  [from, to, grain]: readonly [string, string, string],
  value: Sighting['value'],
  { service = 'passport', measure = 'SAT' } = {},
): Sighting => ({
  thing: thing('Service', service),
  field: 'trend',
  asked: { measure, stream: 'SCORE', basis: value.basis as string, grain },
  period: { from, to },
  key: null,
  type: 'Estimate',
  value,
  around: [],
});
const told = (from: string, to: string, value: Sighting['value']): Sighting => ({
  thing: thing('Report', 'photo'),
  field: 'after',
  asked: {},
  period: { from, to },
  key: null,
  type: 'Estimate',
  value,
  around: [],
});

const REPORTS: Registered[] = [
  {
    id: 'photo',
    slug: 'photo',
    measure: 'SAT',
    startedOn: '2026-02-01',
    after: { period: { from: '2026-04-01' } },
    subjects: [{ id: 'passport' }],
    effectRegistration: { windowMonths: 12, comparison: [] },
    effect: {
      grade: 'C',
      monthsBefore: 3,
      monthsAfter: 3,
      difference: 1,
      interval: { low: -2, high: 4 },
      regressionToMean: null,
      placebo: null,
    },
  },
];
const faults = (...sightings: Sighting[]) => checkReports({ sightings }, REPORTS);
const QUARTER = ['2026-04-01', '2026-06-30', 'QUARTER'] as const;
const MAY = ['2026-05-01', '2026-05-31', 'MONTH'] as const;
const JUNE = ['2026-06-01', '2026-06-30', 'MONTH'] as const;

test('a report tells the plain mean of a published quarter, whatever its scores are', () => {
  const scores = [
    point(QUARTER, figure(74, 2170, 'AS_EXPERIENCED')),
    point(QUARTER, figure(74, 2170, 'LIKE_FOR_LIKE')),
  ];
  const after = told('2026-04-01', '2026-06-30', figure(77, 2170));
  expect(faults(...scores, point(QUARTER, figure(77, 2170)), after)).toEqual([]);
  expect(faults(...scores, after)).toHaveLength(1);
  expect(faults(point(QUARTER, figure(77, 2170), { service: 'other' }), after)).toHaveLength(1);
  expect(faults(point(QUARTER, figure(77, 2170), { measure: 'EASE' }), after)).toHaveLength(1);
  expect(faults(point(QUARTER, { ...figure(77, 2170), interval: { low: 74, high: 81 } }), after)).toHaveLength(1);
});

test('other months are those of the trend added up', () => {
  const months = [point(MAY, figure(70, 100)), point(JUNE, figure(80, 300))];
  const both = { ...figure(77.5, 400), value: 78, interval: { low: 75, high: 80 } };
  expect(faults(...months, told('2026-05-01', '2026-06-30', both))).toEqual([]);
  expect(faults(...months, told('2026-05-01', '2026-06-30', { ...both, value: 76 }))).toHaveLength(1);
  expect(faults(...months, told('2026-05-01', '2026-06-30', { ...both, n: 405 }))).toHaveLength(1);
});

test('a month that is not public makes no report', () => {
  const withheld = { ...figure(70, 100), suppressed: true };
  const both = { ...figure(78, 400), interval: { low: 75, high: 80 } };
  const after = told('2026-05-01', '2026-06-30', both);
  expect(faults(point(MAY, withheld), point(JUNE, figure(80, 300)), after)).toHaveLength(1);
  expect(faults(point(JUNE, figure(78, 400)), after)).toHaveLength(1);
});

test('every number of an effect is whole points, those of the months before as well', () => {
  const effectFaults = (effect: Partial<Registered['effect']>) =>
    checkEffects({ sightings: [] }, [{ ...REPORTS[0]!, effect: { ...REPORTS[0]!.effect, ...effect } }]).faults;
  const placebo = { difference: 1, interval: { low: -2, high: 4 }, p: 0.44 };
  expect(effectFaults({ placebo, regressionToMean: 0 })).toEqual([]);
  expect(effectFaults({ difference: 1.2 })).toEqual(['photo: 1.2']);
  expect(effectFaults({ interval: { low: -2.5, high: 4 } })).toEqual(['photo: -2.5']);
  expect(effectFaults({ regressionToMean: 0.3 })).toEqual(['photo: 0.3']);
  expect(effectFaults({ placebo: { ...placebo, difference: 0.9 } })).toEqual(['photo: 0.9']);
  expect(effectFaults({ placebo: { ...placebo, interval: { low: -2, high: 4.1 } } })).toEqual(['photo: 4.1']);
});
