import { firstDifferences } from './first-differences.ts';
import type { AdjustedMeasure } from '../../src/modules/results/scores/score.rules.ts';
import { BASES } from '../judge-figures.ts';
import { table } from '../markdown.ts';
import type { PublishedFigure } from '../over-http/compare-published.ts';
import type { Published } from '../over-http/publish-and-read.ts';
import { MEASURES, type ReadEstimate } from '../over-http/read-back.ts';
import type { Population } from '../truth.ts';
import { ESTIMATORS, number, signed } from './words.ts';

const MEASURE_WORDS: Record<AdjustedMeasure, string> = {
  SAT: 'satisfaction',
  EASE: 'ease',
  TIME: 'time',
  CSI: 'index',
};

/** What anyone reads of the country that went through a server. */
export function asPublished({ rows, figures, compared, differences }: Published): string {
  const told = figures.filter(isPublished);
  const withheld = figures.filter(({ published, staff }) => published.value === null && staff.value !== null);
  const nowhere = figures.length - told.length - withheld.length;
  const lines = MEASURES.flatMap((measure) =>
    BASES.map((basis) => {
      const asked = figures.filter((figure) => figure.measure === measure && figure.basis === basis);
      const own = asked.filter(isPublished);
      return [
        MEASURE_WORDS[measure],
        ESTIMATORS[basis],
        `${own.length} of ${asked.length}`,
        ...errorsAgainst(own, 'CLIENTS'),
        ...errorsAgainst(own, 'RESPONDENTS'),
        held(own, 'published'),
        held(own, 'staff'),
      ];
    }),
  );
  return [
    `### As published`,
    `Then the publisher of the product published every quarter and month that had closed (${number(rows)} rows), and one question about
the same quarter (satisfaction, ease, time and index of every service; plain mean and both scores) was asked over GraphQL by
staff and by somebody without an account or a key. Of ${number(figures.length)} figures ${number(told.length)} were published; ${number(withheld.length)} that staff
have were withheld${reasons(withheld)}; ${number(nowhere)} had too few answers for staff as well. Of the ${number(compared)} numbers that were published
(value, both limits, answers) **${differences.length}** differed from those of staff after the rounding of the public: whole points, answers
to the nearest 5.`,
    ...firstDifferences(differences),
    `The truth is known of all four: whoever answers about ease and time does so near their satisfaction (half the same, a quarter
each one step higher and lower, where there is one), and the index is the mean of the three. The last two columns say how often
the interval holds the truth about those who respond: the published one, and that of staff for the same figures.`,
    table(
      [
        'published',
        'figure',
        'services',
        'bias, all clients',
        'RMSE',
        'bias, who respond',
        'RMSE',
        'interval holds the truth',
        'that of staff',
      ],
      lines,
    ),
  ].join('\n\n');
}

const isPublished = ({ published }: PublishedFigure): boolean => published.value !== null;

/** Mean error, and root of the mean squared error. */
function errorsAgainst(figures: readonly PublishedFigure[], population: Population): [string, string] {
  const errors = figures.map(({ published, truth }) => published.value! - truth[population]);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [signed(mean(errors), 2), Math.sqrt(mean(errors.map((error) => error ** 2))).toFixed(2)];
}

function held(figures: readonly PublishedFigure[], to: 'published' | 'staff'): string {
  const holds = ({ low, high }: ReadEstimate, truth: number) => low !== null && low <= truth && truth <= high!;
  return `${figures.filter((figure) => holds(figure[to], figure.truth.RESPONDENTS)).length} of ${figures.length}`;
}

/** Why figures are withheld, most often first, with how often. */
function reasons(figures: readonly PublishedFigure[]): string {
  const counts = Map.groupBy(figures, ({ published }) => published.reason);
  if (counts.size === 0) return '';
  const words = [...counts]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([reason, own]) => `\`${reason}\` ${number(own.length)}`);
  return ` (${words.join(', ')})`;
}
