import { expect, test } from 'vitest';
import { fitOf } from './invitation-fit.rules.ts';

const invitation = {
  subjectId: 'service',
  touchpointId: 'line',
  segmentId: 'citizen',
  assignedMode: 'WEB',
  expiresOn: '2026-12-22',
} as const;
const rating = {
  subjectId: 'service',
  touchpointId: 'line',
  segmentId: 'citizen',
  mode: 'WEB',
  day: '2026-12-22',
} as const;

test('fits the rating it was issued for, to the end of its last day, also where no segment is named', () => {
  expect(fitOf(invitation, rating)).toBe('FIT');
  expect(fitOf(invitation, { ...rating, segmentId: null })).toBe('FIT');
  expect(fitOf({ ...invitation, segmentId: null }, rating)).toBe('FIT');
});

test('is expired on the day after', () => {
  expect(fitOf(invitation, { ...rating, day: '2026-12-23' })).toBe('EXPIRED');
});

test.each([{ subjectId: 'other' }, { touchpointId: 'portal' }, { segmentId: 'foreigner' }, { mode: 'IVR' as const }])(
  'does not fit another %o',
  (change) => {
    expect(fitOf(invitation, { ...rating, ...change })).toBe('UNFIT');
  },
);
