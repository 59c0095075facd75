import { expect, test } from 'vitest';
import type { ScoredEstimate } from '#lib/charts/figures.ts';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import { breakdownFile, distributionFile, trendFile } from './figure-files.ts';
import { DEFAULT_VIEW } from './view-state.ts';

const shown = scoredEstimate({
  value: 71.234,
  interval: { low: 69.02, high: 73.38 },
  n: 1234,
  effectiveN: 1200,
  method: 'MEAN_SCORE_INTERVAL',
  basis: 'AS_EXPERIENCED',
  coverage: 96,
  modeAdjustment: 'PARTLY',
  modeReason: 'TOO_FEW',
  weighting: 'FLOW',
  referenceMix: null,
});
const likeForLike: ScoredEstimate = { ...shown, basis: 'LIKE_FOR_LIKE', coverage: 86, referenceMix: 2025 };
const withheld: ScoredEstimate = {
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
  expect(text).toContain(
    '|||||Too few to show|Fewer than 10 answers: too few to show.|0.9.0|1.0.0|As experienced||||||still running',
  );
});

const head = {
  title: 'By channel',
  subject: 'passport',
  period: { from: '2026-01-01', to: '2026-02-28' },
  state: DEFAULT_VIEW,
  language: 'EN' as const,
};

test('a file names the score of each figure, the tables it was made with, what they cover, and how it is weighted', () => {
  const rows = breakdownFile(head, [
    { key: 'PORTAL', label: 'Portal', share: 60, estimate: shown },
    { key: 'WRITTEN', label: 'Letters', share: 40, estimate: likeForLike },
  ]).map((row) => row.join('|'));
  const columns = 'Score|Mode table|Mode of answering|Reference mix, year|Coverage, %|Weights';
  expect(rows.at(-3)).toContain(`Method version|${columns}|Share`);
  expect(rows.at(-2)).toContain('|As experienced|2026Q3|mode partly adjusted||96|weighted by transactions|60');
  expect(rows.at(-1)).toContain('|Like for like|2026Q3|mode partly adjusted|2025|86||40');
});

test('a file of counts says that nothing was done to them', () => {
  const bars = [{ value: 5, label: 'Very satisfied', count: 20, percent: 100 }];
  const ends = { topTwo: 100, bottomTwo: 0 };
  const distribution = { item: 'SAT' as const, n: 20, doesNotApply: 0, suppressed: false, reason: null, bars, ...ends };
  const rows = distributionFile(head, distribution, '1.0.0').map((row) => row.join('|'));
  expect(rows).toContain('Score|nothing adjusted, nothing weighted');
  expect(rows.slice(-2)).toEqual(['Two best answers||100', 'Two worst answers||0']);
});
