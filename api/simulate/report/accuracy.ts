import { table } from '../markdown.ts';
import { RUNS, type RunName, type Summaries } from '../run-country.ts';
import { ESTIMATORS, number, percent, RUN_WORDS, shareText, signed } from './words.ts';

/** How far off figures are. */
export function accuracy(summaries: Summaries): string {
  const rows = (Object.keys(RUNS) as RunName[]).flatMap((run) =>
    summaries[run].estimators.map(({ basis, accuracy: { CLIENTS, RESPONDENTS } }) => [
      RUN_WORDS[run],
      ESTIMATORS[basis],
      signed(CLIENTS.bias, 2),
      CLIENTS.serviceBias.toFixed(2),
      CLIENTS.rmse.toFixed(2),
      signed(RESPONDENTS.bias, 2),
      RESPONDENTS.serviceBias.toFixed(2),
      RESPONDENTS.rmse.toFixed(2),
    ]),
  );
  return [
    `## How far off figures are`,
    `Points of the 0–100 scale. Bias: mean error. Of a service: mean size of the error that a service has in every repetition
and that no number of answers removes. RMSE: root of the mean squared error, chance included.`,
    table(
      ['generator', 'figure', 'bias, all clients', 'of a service', 'RMSE', 'bias, who respond', 'of a service', 'RMSE'],
      rows,
    ),
    `![Mean error of each service](proof/bias.svg)`,
  ].join('\n\n');
}

/** How often intervals hold the truth. */
export function coverage({ additive, unselective, interacting }: Summaries): string {
  const rows = (
    [
      ['additive', additive],
      ['unselective', unselective],
      ['interacting', interacting],
    ] as const
  ).flatMap(([run, { estimators }]) =>
    estimators.map(({ basis, accuracy: { CLIENTS, RESPONDENTS }, bands }) => [
      RUN_WORDS[run],
      ESTIMATORS[basis],
      shareText(CLIENTS.coverage),
      shareText(RESPONDENTS.coverage),
      ...bands.map(({ coverage: { RESPONDENTS: band } }) => percent(band.share)),
    ]),
  );
  const offices = additive.offices.map(({ label, coverage: { CLIENTS, RESPONDENTS } }) => [
    label,
    number(RESPONDENTS.of),
    percent(CLIENTS.share),
    percent(RESPONDENTS.share),
  ]);
  return [
    `## How often the 95 % interval holds the truth`,
    `Standard errors take into account that all figures of a repetition share one mode table. By number of answers: against the
truth of those who respond.`,
    table(
      ['generator', 'figure', 'all clients', 'who respond', ...additive.estimators[0]!.bands.map(({ label }) => label)],
      rows,
    ),
    `![Coverage by number of answers](proof/coverage.svg)`,
    `The more answers, the narrower the interval and the sooner it misses a truth that the answers are not about: the naive
mean because its mix of modes and channels is not that of the clients, all figures because those who respond are more or less
satisfied than those who do not. With modes that act differently in every service, one published effect is an average: the
interval knows of the spread (errors are clustered by service, some effects are no longer precise enough to be used), but not
of its own service's deviation.`,
    `Small offices, as experienced (additive generator); below ten answers nothing is shown:`,
    table(['answers', 'figures', 'all clients', 'who respond'], offices),
  ].join('\n\n');
}
