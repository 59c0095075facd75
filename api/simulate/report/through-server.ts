import { firstDifferences } from './first-differences.ts';
import { table } from '../markdown.ts';
import type { OverHttp } from '../over-http/run-over-http.ts';
import { asPublished } from './as-published.ts';
import { ESTIMATORS, number, signed } from './words.ts';

/** One repetition through a running server. */
export function throughServer(overHttp: OverHttp | null): string {
  if (!overHttp) return `## Through a server\n\nLeft out of this run (\`--no-http\`).`;
  const { services, ratings, invitations, bridged, compared, differences, figures, published } = overHttp;
  const rows = (['RAW', 'AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).map((basis) => {
    const own = figures.filter((figure) => figure.basis === basis && figure.value !== null);
    const errors = own.map(({ value, truth }) => value! - truth.RESPONDENTS);
    const held = own.filter(
      ({ low, high, truth }) => low !== null && low <= truth.RESPONDENTS && truth.RESPONDENTS <= high!,
    );
    return [
      ESTIMATORS[basis],
      String(own.length),
      signed(errors.reduce((sum, error) => sum + error, 0) / own.length, 2),
      Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / own.length).toFixed(2),
      `${held.length} of ${own.length}`,
    ];
  });
  return [
    `## Through a server`,
    `One whole repetition of a country of ${services} services, with fewer clients, went through the acceptance path of a running
server on a database of its own, over HTTP: transactions and offers by \`interactionsReport\`, ${number(invitations)} invitations by
\`invitationsIssue\` (of which the server led ${number(bridged)} to the web), ${number(ratings)} ratings by \`ratingsImport\`, duplicates among them.
Its key, which draws who is led there, is another in every run, and the tables below with it.
Then the job that freezes the mode table ran, and figures and verdicts were read back over GraphQL as staff read them, effects
twice: as staff read them, and as anyone does. Of ${number(compared)} values (figures, limits, numbers of answers, verdicts, effects, errors) **${differences.length}** differed from those that the
same answers give when their tallies go straight through the rules.`,
    ...firstDifferences(differences),
    table(['served figure', 'services', 'bias, who respond', 'RMSE', 'interval holds the truth'], rows),
    asPublished(published),
  ].join('\n\n');
}
