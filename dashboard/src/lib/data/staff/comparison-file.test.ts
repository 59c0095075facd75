import { expect, test } from 'vitest';
import type { ComparedItem } from '#lib/charts/comparison.ts';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import { comparisonFile } from './comparison-file.ts';
import { DEFAULT_VIEW } from './view-state.ts';

const estimate = scoredEstimate({ modeAdjustment: 'PARTLY', modeReason: 'TOO_FEW' });
const head = {
  title: 'Services',
  subject: 'ministry',
  period: { from: '2026-07-01', to: '2026-09-30' },
  state: DEFAULT_VIEW,
  language: 'EN' as const,
};
const licence: ComparedItem = {
  key: 'a',
  label: 'Licence',
  estimate,
  verdict: 'BELOW',
  outcome: {
    __typename: 'Difference',
    points: -3.3,
    interval: { low: -5.9, high: -0.7 },
    p: 0.012,
    adjustedP: 0.017,
    detectable: 3.7,
  },
  badge: { comparability: 'WITH_CAUTION', reasons: ['INTERACTION'] },
  reliability: 0.94,
  rank: null,
};
const kiosk: ComparedItem = {
  ...licence,
  key: 'b',
  label: 'Kiosk',
  verdict: 'NOT_COMPARABLE',
  outcome: { __typename: 'NotComparable', reasons: ['MODE_NOT_ADJUSTED'] },
  badge: { comparability: 'NOT_COMPARABLE', reasons: ['MODE_NOT_ADJUSTED'] },
  reliability: null,
};

test('a file says which score it holds, and gives what is not comparable no difference but its reasons', () => {
  const rows = comparisonFile(
    head,
    { basis: 'LIKE_FOR_LIKE', measure: 'SAT', reference: { ...estimate, value: 75.9 }, funnel: null },
    [licence, kiosk],
    { nameColumn: 'Service' },
  ).map((row) => row.join('|'));
  expect(rows).toContain('Score|Satisfaction: Like for like');
  expect(rows).toContain('mean|75.9');
  expect(rows.at(-2)).toContain('|Like for like|2026Q3|mode partly adjusted|2026|86||Below');
  expect(rows.at(-2)).toContain('|Below|-3.3|-5.9|-0.7|0.017|0.94|With caution|Channels differ');
  expect(rows.at(-1)).toContain('|Not comparable||||||Not comparable|People answered in other modes');
});

test('scores per channel follow where ranks are withheld, each with its interval and number of answers', () => {
  const rows = comparisonFile(
    head,
    { basis: 'LIKE_FOR_LIKE', measure: 'SAT', reference: estimate, funnel: null },
    [{ ...licence, channels: [{ channel: 'TELEPHONE', estimate }] }, kiosk],
    { nameColumn: 'Service' },
  ).map((row) => row.join('|'));
  expect(rows.at(-3)).toBe('Scores by channel, since ranks are withheld');
  expect(rows.at(-1)).toMatch(/^Licence\|Telephone\|72\.6\|69\.8\|75\.2\|450\|/);
});
