import { BRIDGE_SHARE, CHANNELS, WHOLE_COUNTRY } from '../country.ts';
import { DUPLICATED, STRAIGHT_LINED } from '../draw-answers.ts';
import { table } from '../markdown.ts';
import type { Summaries } from '../run-country.ts';
import { number, percent, signed } from './words.ts';

/** The country that repetitions are drawn from. */
export function country({ additive }: Summaries): string {
  const { services, volumes } = WHOLE_COUNTRY;
  const channels = Object.entries(CHANNELS).map(([name, { apart, response, propensities, modes, sourceClass }]) => [
    name,
    signed(apart),
    `${(100 * response).toFixed(0)} %`,
    propensities.join(' · '),
    Object.entries(modes)
      .map(([mode, share]) => `${mode} ${Math.round(100 * share)}`)
      .join(', '),
    sourceClass,
  ]);
  return [
    `## The country`,
    `${services} services of very different sizes (${number(volumes.least)} to ${number(volumes.most)} transactions a month; the
smallest have some 60 answers a quarter), seven channels, nine modes of answering, four segments, eight quarters; about
${number(Math.round(additive.answers / 1_000) * 1_000)} answers in each repetition. Services truly differ (standard deviation 5 points), channels and
segments add what the table says, offices of one service differ by 3. Every month a larger part of the clients comes by
portal and app and a smaller one to offices. ${percent(DUPLICATED)} of the answers are sent twice, ${percent(STRAIGHT_LINED)} are given unread. Means are exact
by construction: answers 1 to 5 are beta-binomial about the mean of their kind of clients; a mode moves as many people by one
step as move the mean by its effect. A tenth (${percent(BRIDGE_SHARE)}) of those invited by telephone, in writing or in person is led to the web:
the bridge.`,
    table(
      ['channel', 'adds', 'responds', 'likelihood of those who would answer 1 … 5', 'modes, % of answers', 'class'],
      channels,
    ),
    `Two truths are told apart. **All clients**: the mean of everybody who used the service, asked on the web. **Clients who
respond**: the same for those of them who answer when asked, each channel and segment still counting by all its clients.
The naive mean is judged by what the as-experienced score stands for.`,
    `Repetitions are made of tallies: the database would cost time and change no figure, as "Through a server" shows. Every
figure comes from the functions of \`api/src/statistics\` and the rules of \`api/src/modules/results\` that the server uses
(effects of modes and channels, both scores, comparison, verdicts, fixed mix, control charts); there is no second formula. The item is satisfaction;
figures are of the latest quarter, the mode table of the last four, the reference mix of the last calendar year.`,
  ].join('\n\n');
}
