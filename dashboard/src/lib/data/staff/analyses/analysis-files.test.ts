import { expect, test } from 'vitest';
import { scoredEstimate } from '#lib/charts/scored-estimate.builder.ts';
import { DEFAULT_VIEW } from '../view-state.ts';
import { controlFile, driversFile } from './analysis-files.ts';

const onMix = scoredEstimate({
  method: 'FIXED_MIX_SCORE_INTERVAL',
  basis: 'AS_EXPERIENCED',
  coverage: 97,
  weighting: 'FLOW',
  referenceMix: null,
});
const head = {
  title: 'Satisfaction over time',
  subject: 'passport',
  period: { from: '2026-01-01', to: '2026-01-31' },
  state: DEFAULT_VIEW,
  language: 'EN' as const,
};

test('a trend with limits names the score of its line and the mode table it was made with', () => {
  const point = {
    fixedMix: onMix,
    raw: onMix,
    series: 1,
    centre: null,
    low: null,
    high: null,
    signals: [],
    movingRange: null,
    movingRangeHigh: null,
    modesMoved: true,
    events: [],
  };
  const rows = controlFile(head, {
    measure: 'SAT',
    grain: 'MONTH',
    weighting: 'FLOW',
    keepsSegments: true,
    state: 'TOO_SHORT',
    baseYear: null,
    segments: [],
    points: [{ ...point, period: { ...head.period, grain: 'MONTH' }, complete: true, charted: true }],
  }).map((row) => row.join('|'));
  expect(rows.at(-2)).toContain('Score|Mode table|Mode of answering|Reference mix, year|Coverage, %|Weights|Plain');
  expect(rows.at(-1)).toContain('answered in other ways than before');
  expect(rows.at(-1)).toContain('|As experienced|2026Q3|mode adjusted||97|weighted by transactions|72.6|');
});

test('a file of drivers says that they are made of answers as they are', () => {
  const share = { ...onMix, basis: 'RAW' as const };
  const rows = driversFile(head, { drivers: [], rSquared: share } as unknown as Parameters<typeof driversFile>[1]);
  expect(rows.map((row) => row.join('|'))).toContain('Score|nothing adjusted, nothing weighted');
});
