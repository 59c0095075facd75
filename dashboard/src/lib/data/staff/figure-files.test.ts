import { expect, test } from 'vitest';
import type { Estimate } from './figures.ts';
import { trendFile } from './figure-files.ts';
import { DEFAULT_VIEW } from './view-state.ts';

const shown: Estimate = {
  value: 71.234,
  interval: { low: 69.02, high: 73.38 },
  n: 1234,
  effectiveN: 1200,
  method: 'MEAN_SCORE_INTERVAL',
  quality: 'SOLID',
  suppressed: false,
  reason: null,
  instrumentVersion: '0.9.0',
  methodVersion: '1.0.0',
};
const withheld: Estimate = {
  ...shown,
  value: null,
  interval: null,
  n: null,
  quality: 'NONE',
  suppressed: true,
  reason: 'TOO_FEW',
};
const period = (month: string) => ({ from: `${month}-01`, to: `${month}-28`, grain: 'MONTH' as const });

test('a file says what it is of, for which filters, by which method, and why a figure is missing', () => {
  const rows = trendFile(
    {
      title: 'Satisfaction over time',
      subject: 'passport',
      period: { from: '2026-01-01', to: '2026-02-28' },
      state: { ...DEFAULT_VIEW, channels: ['PORTAL'] },
      language: 'EN',
    },
    [
      { period: period('2026-01'), estimate: shown, complete: true },
      { period: period('2026-02'), estimate: withheld, complete: false },
    ],
  );
  const text = rows.map((row) => row.join('|')).join('\n');
  expect(text).toContain('Filters|Portals and sites');
  expect(text).toContain('Method version|1.0.0');
  expect(text).toContain('|71.2|69|73.4|1234|Solid||0.9.0|1.0.0|');
  expect(text).toContain('|||||Too few to show|Fewer than 10 answers: too few to show.|0.9.0|1.0.0|still running');
});
