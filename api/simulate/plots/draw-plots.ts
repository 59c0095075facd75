import type { Basis } from '@otklik/schema';
import type { Summaries } from '../run-country.ts';
import { MONTHS_AFTER, type Summary } from '../summarise.ts';
import { type Colour, Drawing, scale } from './svg.ts';

const NAMES: Record<string, string> = {
  RAW: 'naive mean',
  AS_EXPERIENCED: 'as experienced',
  LIKE_FOR_LIKE: 'like for like',
};
const COLOURS: Record<string, Colour> = { RAW: 'a', AS_EXPERIENCED: 'b', LIKE_FOR_LIKE: 'c' };
const colourOf = (basis: Basis): Colour => COLOURS[basis]!;

/** The plots of the report by the names of their files. */
export function drawPlots({ additive, unbridged }: Summaries): Record<string, string> {
  return {
    'bias.svg': String(biasPlot(additive)),
    'coverage.svg': String(coveragePlot(additive)),
    'order.svg': String(orderPlot(additive)),
    'trends.svg': String(trendPlot(additive.trends!)),
    'bridges.svg': String(bridgePlot(additive, unbridged)),
  };
}

/** A dot a service: its mean error over all repetitions. */
function biasPlot({ estimators }: Summary): Drawing {
  const drawing = new Drawing(720, 250, 'Mean error of each service over all repetitions, in points');
  const largest = Math.max(...estimators.flatMap(({ ofServices }) => ofServices.map(Math.abs)));
  const end = Math.ceil(largest);
  const x = scale([-end, end], [150, 700]);
  for (let tick = -end; tick <= end; tick += end > 6 ? 2 : 1) {
    drawing.rule(x(tick), 45, x(tick), 200, tick === 0 ? 'zero' : 'rule');
    drawing.text(x(tick), 218, String(tick).replace('-', '−'), 'soft', 'middle');
  }
  for (const [row, { basis, ofServices }] of estimators.entries()) {
    const y = 75 + 50 * row;
    drawing.text(140, y + 4, NAMES[basis]!, 'ink', 'end');
    for (const [place, error] of ofServices.entries())
      drawing.dot(x(error), y + ((place % 5) - 2) * 6, colourOf(basis), 4, 0.65);
  }
  drawing.text(425, 240, 'figure minus the truth about all clients', 'soft', 'middle');
  return drawing;
}

/** Coverage by number of answers. */
function coveragePlot({ estimators }: Summary): Drawing {
  const drawing = new Drawing(720, 330, 'Share of 95 % intervals that hold the truth, by number of answers');
  const labels = estimators[0]!.bands.map(({ label }) => label);
  const y = scale([0, 100], [270, 50]);
  const x = scale([-0.4, labels.length - 0.6], [70, 530]);
  drawing.box(x(-0.4), y(97), x(labels.length - 0.6) - x(-0.4), y(93) - y(97), 'goal');
  for (let tick = 0; tick <= 100; tick += 20) {
    drawing.rule(70, y(tick), 530, y(tick));
    drawing.text(62, y(tick) + 4, `${tick} %`, 'soft', 'end');
  }
  for (const [place, label] of labels.entries()) drawing.text(x(place), 292, label, 'soft', 'middle');
  drawing.text(300, 316, 'answers behind the figure', 'soft', 'middle');
  for (const [row, { basis, bands }] of estimators.entries()) {
    for (const [population, dash] of [
      ['RESPONDENTS', ''],
      ['CLIENTS', '5 4'],
    ] as const) {
      const points = bands.flatMap(({ coverage }, place) =>
        coverage[population].of > 0 ? [[x(place), y(100 * coverage[population].share)] as const] : [],
      );
      drawing.line(points, colourOf(basis), dash);
      for (const [cx, cy] of points) drawing.dot(cx, cy, colourOf(basis), 3.5);
    }
    drawing.line(
      [
        [550, 70 + 26 * row],
        [580, 70 + 26 * row],
      ],
      colourOf(basis),
    );
    drawing.text(588, 74 + 26 * row, NAMES[basis]!);
  }
  drawing.text(550, 168, 'solid: truth about those', 'soft');
  drawing.text(550, 186, 'who respond; dashed:', 'soft');
  drawing.text(550, 204, 'about all clients', 'soft');
  drawing.text(550, 232, 'green: the goal, 93–97 %', 'soft');
  return drawing;
}

/** How often pairs of services are put in the wrong order. */
function orderPlot({ league, comparisons }: Summary): Drawing {
  const rows = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).flatMap((basis) => {
    const { pairs } = comparisons.find((one) => one.basis === basis)!;
    return [
      { label: `league table, ${NAMES[basis]}`, colour: 'a' as const, pairs: league[basis] },
      { label: `verdicts, ${NAMES[basis]}`, colour: colourOf(basis), pairs },
    ];
  });
  const drawing = new Drawing(720, 240, 'Pairs put in an order that is wrong, of all pairs put in an order');
  const end = Math.max(10, Math.ceil(Math.max(...rows.map(({ pairs }) => 100 * pairs.wrongShare.share)) / 5) * 5);
  const x = scale([0, end], [210, 540]);
  for (let tick = 0; tick <= end; tick += 5) {
    drawing.rule(x(tick), 45, x(tick), 205);
    drawing.text(x(tick), 225, `${tick} %`, 'soft', 'middle');
  }
  drawing.rule(x(5), 45, x(5), 205, 'zero wide');
  drawing.text(x(5) + 5, 50, 'goal: at most 5 %', 'soft');
  for (const [row, { label, colour, pairs }] of rows.entries()) {
    const y = 62 + 37 * row;
    const share = 100 * pairs.wrongShare.share;
    drawing.text(200, y + 14, label, 'ink', 'end');
    drawing.box(x(0), y, x(share) - x(0), 20, colour);
    drawing.text(x(share) + 8, y + 15, `${share.toFixed(1)} % of ${percent(pairs.ordered, pairs.pairs)} % of pairs`);
  }
  return drawing;
}

/** How fast a fall is signalled. */
function trendPlot({ flat, fallen, naive }: NonNullable<Summary['trends']>): Drawing {
  const drawing = new Drawing(720, 330, 'Stable charts that have signalled, by month after a fall of 5 points');
  const x = scale([0.5, MONTHS_AFTER + 0.5], [70, 440]);
  const y = scale([0, 100], [270, 50]);
  for (let tick = 0; tick <= 100; tick += 25) {
    drawing.rule(70, y(tick), 440, y(tick));
    drawing.text(62, y(tick) + 4, `${tick} %`, 'soft', 'end');
  }
  for (let month = 1; month <= MONTHS_AFTER; month++) drawing.text(x(month), 292, String(month), 'soft', 'middle');
  drawing.text(255, 316, 'month after the fall', 'soft', 'middle');
  const series: [string, number[], Colour, string][] = [
    ['300+ answers a month', of(fallen, '300+').signalled, 'b', ''],
    ['100–299 answers a month', of(fallen, '100–299').signalled, 'c', ''],
    ['nothing has changed: fixed mix', of(flat, 'all').signalled, 'd', ''],
    ['nothing has changed: plain mean', of(naive, 'all').signalled, 'a', '5 4'],
  ];
  for (const [row, [label, shares, colour, dash]] of series.entries()) {
    const points = shares.map((share, month) => [x(month + 1), y(100 * share)] as const);
    drawing.line(points, colour, dash);
    for (const [cx, cy] of points) drawing.dot(cx, cy, colour, 3);
    drawing.line(
      [
        [455, 70 + 26 * row],
        [480, 70 + 26 * row],
      ],
      colour,
      dash,
    );
    drawing.text(488, 74 + 26 * row, label, 'ink');
  }
  return drawing;
}

/** What is said of services with and without bridges. */
function bridgePlot(additive: Summary, unbridged: Summary): Drawing {
  const drawing = new Drawing(720, 230, 'What is said of services beside one another, with and without bridges');
  const rows = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).flatMap((basis) =>
    (
      [
        ['with', additive],
        ['without', unbridged],
      ] as const
    ).map(([bridges, summary]) => ({
      label: `${NAMES[basis]}, ${bridges}`,
      ...summary.comparisons.find((one) => one.basis === basis)!,
    })),
  );
  const x = scale([0, 100], [190, 700]);
  const parts: [string[], string, Colour][] = [
    [['ABOVE', 'BELOW'], 'above or below', 'b'],
    [['ABOUT_AVERAGE'], 'about average', 'c'],
    [['INSUFFICIENT_DATA'], 'insufficient data', 'd'],
    [['NOT_COMPARABLE'], 'not comparable', 'a'],
  ];
  for (const [row, { label, verdicts, services }] of rows.entries()) {
    const y = 50 + 34 * row;
    drawing.text(180, y + 15, label, 'ink', 'end');
    let before = 0;
    for (const [keys, , colour] of parts) {
      const share = (100 * keys.reduce((sum, key) => sum + (verdicts[key] ?? 0), 0)) / services;
      drawing.box(x(before), y, x(before + share) - x(before) - 1, 20, colour);
      before += share;
    }
  }
  for (const [place, [, words, colour]] of parts.entries()) {
    drawing.box(190 + 130 * place, 196, 12, 12, colour);
    drawing.text(207 + 130 * place, 207, words);
  }
  return drawing;
}

const of = <Line extends { label: string }>(lines: readonly Line[], label: string): Line =>
  lines.find((line) => line.label === label)!;
const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(0);
