import { expect, test } from 'vitest';
import { appMessages } from '#lib/i18n/app.ts';
import type { ComparedItem, Comparison, Funnel } from './comparison.ts';
import { shortName } from './axis-names.ts';
import { dotsChart } from './dots.chart.ts';
import { funnelChart } from './funnel.chart.ts';
import type { Palette } from './palette.ts';
import { scoredEstimate } from './scored-estimate.builder.ts';
import { dotsSummary, funnelSummary } from './summaries.ts';
import type { ComparisonWords } from './words.ts';

const palette: Palette = {
  ink: 'ink',
  inkSoft: 'grey',
  line: 'line',
  surface: 'surface',
  series: 'series',
  levels: ['worst', '2', '3', '4', 'best'],
  font: 'font',
};
const { figures, comparison, words } = appMessages.EN;
const spoken: ComparisonWords = { language: 'EN', figures, comparison, reasons: words.reason };

const item = (key: string, verdict: ComparedItem['verdict'], value: number | null, n = 400): ComparedItem => ({
  key,
  label: `Service ${key}`,
  estimate: scoredEstimate({
    value,
    interval: value === null ? null : { low: value - 3, high: value + 3 },
    n: value === null ? null : n,
    effectiveN: n,
    suppressed: value === null,
    reason: value === null ? 'TOO_FEW' : null,
    coverage: 90,
  }),
  verdict,
  outcome: null,
  badge: { comparability: 'COMPARABLE', reasons: [] },
  reliability: 0.9,
  rank: null,
});
const items = [
  item('a', 'ABOVE', 84),
  item('b', 'BELOW', 66, 150),
  item('c', 'ABOUT_AVERAGE', 76),
  item('d', 'NOT_COMPARABLE', 90),
  item('e', 'INSUFFICIENT_DATA', null),
];
const [a, , c] = items;
const funnel: Funnel = {
  target: { ...c!.estimate, value: 75 },
  betweenVariance: 16,
  overdispersed: true,
  overdispersion: 4.2,
  curve: [
    { n: 100, limits95: { low: 65.2, high: 84.8 }, limits998: { low: 59.6, high: 90.4 } },
    { n: 900, limits95: { low: 66.9, high: 83.1 }, limits998: { low: 62.3, high: 87.7 } },
  ],
  chanceCurve: [
    { n: 100, limits95: { low: 69.1, high: 80.9 }, limits998: { low: 65.7, high: 84.3 } },
    { n: 900, limits95: { low: 73, high: 77 }, limits998: { low: 71.9, high: 78.1 } },
  ],
  points: [
    { key: 'a', position: 'ABOVE_95', z: 2.1 },
    { key: 'b', position: 'BELOW_998', z: -3.3 },
    { key: 'c', position: 'WITHIN', z: 0.2 },
  ],
};
const compared: Comparison = {
  against: 'MEAN',
  basis: 'LIKE_FOR_LIKE',
  comparisons: 3,
  measure: 'SAT',
  ranksWithheld: null,
  reference: funnel.target,
  funnel,
  items,
};

test('only what is above or below has a colour, and every verdict has its own shape', () => {
  const [dots] = dotsChart(items, compared.reference, palette, spoken, comparison.verdict).data.datasets;
  expect(dots).toMatchObject({
    borderColor: ['best', 'worst', 'grey', 'grey', 'grey'],
    pointStyle: ['triangle', 'triangle', 'circle', 'crossRot', 'circle'],
    rotation: [0, 180, 0, 0, 0],
    backgroundColor: ['best', 'worst', 'grey', 'grey', 'surface'],
  });
});

test('figures keep the order they came in, with their intervals, on the whole scale; one that is withheld is a gap', () => {
  const { data, options } = dotsChart(items, compared.reference, palette, spoken, comparison.verdict);
  expect(data.labels).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(data.datasets[0]?.data[0]).toMatchObject({ x: 84, xMin: 81, xMax: 87 });
  expect(data.datasets[0]?.data[4]?.x).toBeNaN();
  expect(data.datasets[1]?.data.map(({ x }) => x)).toEqual([75, 75, 75, 75, 75]);
  expect(options?.scales?.['x']).toMatchObject({ min: 0, max: 100 });
});

test('without anything comparable there is no line for a mean', () => {
  const nothing = { ...funnel.target, value: null, suppressed: true };
  expect(dotsChart(items, nothing, palette, spoken, comparison.verdict).data.datasets[1]?.data).toEqual([]);
  expect(dotsSummary(items, { ...compared, reference: nothing }, spoken)).toContain('no common mean');
});

test('what is not comparable is in no funnel', () => {
  const { data } = funnelChart(funnel, items, 'spread', palette, spoken, () => '');
  expect(data.datasets[0]?.data).toEqual([
    { x: 400, y: 84 },
    { x: 150, y: 66 },
    { x: 400, y: 76 },
  ]);
});

test('the limits that are drawn are those that were sent, of either kind', () => {
  const drawn = (kind: 'spread' | 'chance') =>
    funnelChart(funnel, items, kind, palette, spoken, () => '')
      .data.datasets.slice(2)
      .map(({ data }) => data);
  const sent = (curve: Funnel['curve']) => [
    curve.map(({ n, limits95 }) => ({ x: n, y: limits95.low })),
    curve.map(({ n, limits95 }) => ({ x: n, y: limits95.high })),
    curve.map(({ n, limits998 }) => ({ x: n, y: limits998.low })),
    curve.map(({ n, limits998 }) => ({ x: n, y: limits998.high })),
  ];
  expect(drawn('spread')).toEqual(sent(funnel.curve));
  expect(drawn('chance')).toEqual(sent(funnel.chanceCurve));
});

test('the part of the scale that is shown holds every limit and every mark', () => {
  const { options } = funnelChart(funnel, items, 'spread', palette, spoken, () => '');
  expect(options?.scales?.['y']).toMatchObject({ min: 50, max: 100 });
  expect(options?.scales?.['x']).toMatchObject({ type: 'logarithmic' });
});

test('numbers under a funnel do not touch on a narrow screen', () => {
  const { ticks } = funnelChart(funnel, items, 'spread', palette, spoken, () => '').options!.scales!['x']!;
  const written = (width: number) =>
    [100, 200, 300, 500, 1000, 2000].map((n) =>
      (ticks!.callback as (this: object, n: number) => string | null).call({ chart: { width } }, n),
    );
  expect(written(600)).toEqual(['100', '200', null, '500', '1,000', '2,000']);
  expect(written(250)).toEqual(['100', null, null, '500', '1,000', null]);
});

test('the words of a funnel count who lies outside, and name nobody', () => {
  const summary = funnelSummary(funnel, spoken);
  expect(summary).toContain('2 outside the 95% limits, of them 1 outside the 99.8% limits');
  expect(summary).not.toContain(a!.label);
});

test('names that begin alike stay apart', () => {
  expect(shortName('Registration of a birth', 15)).toBe('Registrat…birth');
  expect(shortName('Registration of a death', 15)).toBe('Registrat…death');
  expect(shortName('Short name', 15)).toBe('Short name');
  expect(shortName('Issue of a certificateofsomething', 15)).toHaveLength(15);
});

test('a few names are written in full on lines of their own, many on one line each', () => {
  const label = 'Registration of a legal entity';
  const named = (count: number) => {
    const rows = Array.from({ length: count }, (_, index) => ({ ...item(String(index), null, 70), label }));
    const { ticks } = dotsChart(rows, null, palette, spoken, {}).options!.scales!['y']!;
    return (ticks!.callback as (this: object, index: number) => string | string[]).call({ chart: { width: 300 } }, 0);
  };
  expect(named(6)).toEqual(['Registration', 'of a legal', 'entity']);
  expect(named(7)).toBe('Regist…entity');
});
