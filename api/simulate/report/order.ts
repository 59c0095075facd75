import { table } from '../markdown.ts';
import type { Summaries } from '../run-country.ts';
import type { Summary } from '../summarise.ts';
import { comparisonOf, ESTIMATORS, number, percent, RUN_WORDS, shareText } from './words.ts';

/** Services put in order. */
export function order({ additive, interacting, unbridged }: Summaries): string {
  const rows = (
    [
      ['additive', additive],
      ['interacting', interacting],
      ['unbridged', unbridged],
    ] as const
  ).flatMap(([run, { comparisons, league }]) =>
    comparisons.map(({ basis, pairs, leagueOfTold, opposite, wrongVerdicts, ranksRight }) => [
      RUN_WORDS[run],
      ESTIMATORS[basis],
      percent(league[basis as keyof typeof league].wrongShare.share),
      shareText(pairs.wrongShare),
      percent(leagueOfTold.wrongShare.share),
      percent(pairs.ordered / pairs.pairs),
      `${number(opposite.wrong)} of ${number(opposite.ordered)}`,
      shareText(wrongVerdicts),
      ranksRight.of > 0 ? percent(ranksRight.share) : 'withheld',
    ]),
  );
  return [
    `## Services put in order`,
    `The naive league table orders every pair by the plain mean. The platform compares two services and tells them apart only
where the difference is significant, at least 3 points and reliable, with 100 answers or more on both sides. An order is wrong
when the truth about all clients has it the other way round.`,
    table(
      [
        'generator',
        'figure',
        'league table: wrong',
        'pairs told apart: wrong',
        'the same pairs in the league table',
        'pairs told apart',
        'one above, one below the mean: wrong',
        'above or below the mean on the wrong side',
        'true rank within its interval',
      ],
      rows,
    ),
    `![Pairs in the wrong order](proof/order.svg)`,
    `The price of few wrong orders is silence: most pairs of services do not differ by enough to be told apart with the answers
of a quarter, and the platform says so. Rank intervals hold for all pairs at once and are wide.`,
  ].join('\n\n');
}

/** What is withheld where effects do not add up. */
export function interaction({ additive, interacting }: Summaries): string {
  const withheld = (summary: Summary) => comparisonOf(summary, 'LIKE_FOR_LIKE').ranksWithheld;
  return [
    `## When effects do not add up`,
    `In the second generator the effect of every mode but the web is, in each service, 5 points more or 5 less, by a coin. The
guard of the method (service by channel: p < 0.01 and a deviation of more than 5 points) withheld like-for-like ranks in
${withheld(interacting)} of ${interacting.repetitions} repetitions, and in ${withheld(additive)} of ${additive.repetitions} of the additive generator, where nonresponse alone makes channels differ
between services. It looks at channels, not at modes, and withholds ranks, not figures: intervals are too narrow in such a
country, as the table above says.`,
    `Figures carry a caution of their own where effects of modes differ between channels (unit by mode: p < 0.01 and more than 3
points). It holds the effect in one channel, over all its services, against that in another: services that differ by a coin even
out there. How many figures of this generator carry it, and how often the intervals of those with and without it hold the truth
about those who respond:`,
    table(
      ['figure', 'with the caution', 'interval holds the truth, with it', 'without it'],
      (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).map((basis) => {
        const { figures, modesVary } = interacting.estimators.find((one) => one.basis === basis)!;
        return [
          ESTIMATORS[basis],
          `${number(modesVary.figures)} of ${number(figures)}`,
          shareText(modesVary.told.RESPONDENTS),
          shareText(modesVary.untold.RESPONDENTS),
        ];
      }),
    ),
  ].join('\n\n');
}
