import type { OverHttp } from './over-http/run-over-http.ts';
import type { SimulateOptions } from './options.ts';
import { BRIDGE_SHARE, CHANNELS, MODE_EFFECTS, WHOLE_COUNTRY } from './country.ts';
import { documentOf, table } from './markdown.ts';
import { DUPLICATED, STRAIGHT_LINED } from './draw-answers.ts';
import { FALL } from './judge-trends.ts';
import { RUNS, type RunName, type Summaries } from './run-country.ts';
import type { Share, Summary, TrendSummary } from './summarise.ts';
import type { Population } from './truth.ts';

/** Goals of the methodology. */
const GOALS = { coverage: [0.93, 0.97], wrongPairs: 0.05 } as const;

const ESTIMATORS = { RAW: 'naive mean', AS_EXPERIENCED: 'as experienced', LIKE_FOR_LIKE: 'like for like' } as const;
const RUN_WORDS: Record<RunName, string> = {
  additive: 'additive',
  unselective: 'additive, response does not depend on satisfaction',
  interacting: 'modes interact with services',
  unbridged: 'additive, no bridges',
};

/** The report as Markdown. `overHttp` is null where that part was left out. */
export function writeReport(
  summaries: Summaries,
  overHttp: OverHttp | null,
  { seed, repetitions }: Pick<SimulateOptions, 'seed' | 'repetitions'>,
): string {
  return documentOf([
    `# Proof on a country whose truth is known`,
    `This page and its plots are written by \`npm run simulate\` (here \`-- --repetitions ${repetitions} --seed ${seed}\`); no
figure is typed by hand. The same seed gives the same figures, but for the part that goes through a server: there the server
draws who is led to the web.`,
    goals(summaries, overHttp),
    country(summaries),
    accuracy(summaries),
    coverage(summaries),
    order(summaries),
    interaction(summaries),
    trends(summaries.additive.trends!),
    bridges(summaries),
    modes(summaries),
    throughServer(overHttp),
    LIMITS,
  ]);
}

function goals({ additive, unselective }: Summaries, overHttp: OverHttp | null): string {
  const rows = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).flatMap((basis) => {
    const [low, high] = GOALS.coverage;
    const isCovered = ({ share }: Share) => share >= low && share <= high;
    const all = accuracyOf(additive, basis, 'CLIENTS').coverage;
    const responding = accuracyOf(additive, basis, 'RESPONDENTS').coverage;
    const unselected = accuracyOf(unselective, basis, 'CLIENTS').coverage;
    const { wrongShare } = comparisonOf(additive, basis).pairs;
    const name = ESTIMATORS[basis];
    return [
      [`coverage, ${name}: clients who respond`, shareText(responding), '93–97 %', met(isCovered(responding))],
      [`coverage, ${name}: all clients`, shareText(all), '93–97 %', met(isCovered(all))],
      [
        `coverage, ${name}: all clients, response independent of satisfaction`,
        shareText(unselected),
        '93–97 %',
        met(isCovered(unselected)),
      ],
      [
        `pairs told apart in the wrong order, ${name}`,
        shareText(wrongShare),
        '≤ 5 %',
        met(wrongShare.share <= GOALS.wrongPairs),
      ],
    ];
  });
  if (overHttp)
    rows.push([
      'figures of a server that differ from those of tallies alone',
      `${overHttp.differences.length} of ${number(overHttp.compared)}`,
      '0',
      met(overHttp.differences.length === 0),
    ]);
  return [
    `## What was promised, and what came out`,
    table(['what', 'figure ± standard error', 'goal', ''], rows),
    `What answers can tell of is the truth about those who respond. Where it depends on satisfaction whether somebody answers,
no weighting by channel and segment can know it: this error is in the figures of every survey, and their intervals are not
about it. ${worth(additive)} The interval itself is judged by the truth of those who respond, and by a country in which
response does not depend on satisfaction.`,
  ].join('\n\n');
}

/** What nonresponse leaves in the figures. */
function worth(additive: Summary): string {
  const parts = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).map((basis) => {
    const [all, responding] = [accuracyOf(additive, basis, 'CLIENTS'), accuracyOf(additive, basis, 'RESPONDENTS')];
    return `${ESTIMATORS[basis]} it comes to ${signed(all.bias - responding.bias, 2)} points on average, and brings coverage of the truth about all clients to ${percent(all.coverage.share)}`;
  });
  return `Here, ${parts.join('; ')}.`;
}

function country({ additive }: Summaries): string {
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

function accuracy(summaries: Summaries): string {
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

function coverage({ additive, unselective, interacting }: Summaries): string {
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

function order({ additive, interacting, unbridged }: Summaries): string {
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

function interaction({ additive, interacting }: Summaries): string {
  const withheld = (summary: Summary) => comparisonOf(summary, 'LIKE_FOR_LIKE').ranksWithheld;
  return [
    `## When effects do not add up`,
    `In the second generator the effect of every mode but the web is, in each service, 5 points more or 5 less, by a coin. The
guard of the method (service by channel: p < 0.01 and a deviation of more than 5 points) withheld like-for-like ranks in
${withheld(interacting)} of ${interacting.repetitions} repetitions, and in ${withheld(additive)} of ${additive.repetitions} of the additive generator, where nonresponse alone makes channels differ
between services. It looks at channels, not at modes, and withholds ranks, not figures: intervals are too narrow in such a
country, as the table above says.`,
  ].join('\n\n');
}

function trends({ flat, fallen, naive }: NonNullable<Summary['trends']>): string {
  const rows = flat.map((line, index) => [
    line.label,
    number(line.lines),
    percent(line.holes),
    percent(line.stable / line.lines),
    line.alarmsPerYear.toFixed(2),
    naive[index]!.alarmsPerYear.toFixed(2),
    ...[1, 3, 6, 9].map((month) => percent(fallen[index]!.signalled[month - 1]!)),
  ]);
  return [
    `## Trends`,
    `Monthly scores on the mix of the first year (channel and segment, or channel alone where too few answers tell the segment),
modes taken out, on control charts (outside the limits, or eight in a row on
one side) with the shortest baseline of at least 12 months. Nothing changes but the mix, in the first part; then everything
is ${FALL.points} points worse from the ${FALL.from + 1}th month on. An alarm is a month that signals after one that did not.`,
    table(
      [
        'answers a month',
        'lines',
        'months without a figure',
        'stable baseline',
        'false alarms a year',
        'of the plain mean',
        'fall signalled within 1 month',
        '3',
        '6',
        '9',
      ],
      rows,
    ),
    `![Signals after a fall](proof/trends.svg)`,
    `${slowest(fallen)} Chance alone makes about one false alarm in ${(1 / flat[0]!.alarmsPerYear).toFixed(0)} years of a chart: a dashboard of many charts has some every month, and a signal
is a reason to look, not a finding. The plain mean gives ${(naive[0]!.alarmsPerYear / flat[0]!.alarmsPerYear).toFixed(1)} times as many, since the mix of channels moves it. With fewer than 100 answers a
month ${percent(flat[1]!.holes)} of the months have no figure (five answers a part, four fifths of the mix), and ${percent(fallen[1]!.signalled[8]!)} of
the stable charts signal the fall within nine months.`,
  ].join('\n\n');
}

/** A sentence on how soon half of the charts signal. */
function slowest(fallen: readonly TrendSummary[]): string {
  const half = (line: TrendSummary) => line.signalled.findIndex((share) => share >= 0.5) + 1;
  return fallen
    .slice(2)
    .map(
      (line) => `With ${line.label} answers a month half of the charts signal the fall within ${months(half(line))}.`,
    )
    .join(' ');
}

const months = (count: number): string => (count === 1 ? 'one month' : `${count} months`);

function bridges({ additive, unbridged }: Summaries): string {
  const rows = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).flatMap((basis) =>
    (
      [
        ['with bridges', additive],
        ['without', unbridged],
      ] as const
    ).map(([words, summary]) => {
      const { verdicts, services, pairs } = comparisonOf(summary, basis);
      const share = (...keys: string[]) => percent(keys.reduce((sum, key) => sum + (verdicts[key] ?? 0), 0) / services);
      return [
        `${ESTIMATORS[basis]}, ${words}`,
        share('ABOVE', 'BELOW'),
        share('ABOUT_AVERAGE'),
        share('INSUFFICIENT_DATA'),
        share('NOT_COMPARABLE'),
        percent(pairs.ordered / pairs.pairs),
      ];
    }),
  );
  const unknown = unbridged.modes.filter(({ usable }) => usable === 0).map(({ mode }) => mode);
  return [
    `## The same country without bridges`,
    `Nobody who was invited by telephone, in writing or in person is led to the web. Then nothing tells what the way of asking
does there: the effects of ${unknown.join(', ')} were identified in no repetition, are taken to be 0 in every figure, and every figure with
such answers says "mode not adjusted". What the platform then says:`,
    table(['', 'above or below', 'about average', 'insufficient data', 'not comparable', 'pairs told apart'], rows),
    `![What is said with and without bridges](proof/bridges.svg)`,
    `Why not comparable: ${why(unbridged)}. What is still compared are services whose answers came in the same ways. The
as-experienced bias of all clients is small here (${signed(accuracyOf(unbridged, 'AS_EXPERIENCED', 'CLIENTS').bias, 2)}) only because two errors cancel: modes that flatter, and nonresponse.`,
  ].join('\n\n');
}

/** Reasons with how often they were given. */
function why({ comparisons }: Summary): string {
  const counts: Record<string, number> = {};
  for (const { reasons } of comparisons)
    for (const [reason, count] of Object.entries(reasons)) counts[reason] = (counts[reason] ?? 0) + count;
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason, count]) => `\`${reason}\` ${number(count)} times`)
    .join(', ');
}

function modes({ additive, interacting }: Summaries): string {
  const rows = additive.modes.map(({ mode, truth, effect, spread, usable }) => {
    const other = interacting.modes.find((one) => one.mode === mode)!;
    return [
      mode,
      signed(truth),
      effect === null ? '—' : signed(effect, 2),
      spread === null ? '—' : spread.toFixed(2),
      percent(usable),
      percent(other.usable),
    ];
  });
  return [
    `## Effects of modes`,
    `True effects, the mean of the published ones, and the spread of (published − true)/standard error, which is 1 when the
standard error is right. Below an error of 1.5 points and from 300 answers on either side an effect is used.`,
    table(['mode', 'true', 'published, mean', 'spread', 'used', 'used where modes interact'], rows),
    Object.keys(MODE_EFFECTS).length - 1 === rows.length ? '' : 'Some modes were answered in no repetition.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function throughServer(overHttp: OverHttp | null): string {
  if (!overHttp) return `## Through a server\n\nLeft out of this run (\`--no-http\`).`;
  const { services, ratings, invitations, bridged, compared, differences, figures } = overHttp;
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
Then the job that freezes the mode table ran, and figures, verdicts and effects were read back over GraphQL as staff read
them. Of ${number(compared)} values (figures, limits, numbers of answers, verdicts, effects, errors) **${differences.length}** differed from those that the
same answers give when their tallies go straight through the rules.`,
    ...(differences.length > 0
      ? [
          differences
            .slice(0, 20)
            .map((words) => `- ${words}`)
            .join('\n'),
        ]
      : []),
    table(['served figure', 'services', 'bias, who respond', 'RMSE', 'interval holds the truth'], rows),
  ].join('\n\n');
}

const LIMITS = `## What this does not prove

- The country is ours. It keeps to the model of the method (the additive generator) or breaks it in one way (interaction);
  a real one breaks it in others, which is what the comparability badge, the interaction test and the bridges are for.
- Those who are led to the web respond like those who are not. If a web link is answered by other people than a call, the
  bridge takes their difference for the effect of the mode.
- Who answers on the web and who in the chat of the same channel is chance here. Where people choose, an effect without a bridge
  ("observational") holds some of their difference.
- Satisfaction-dependent nonresponse has the size that we gave it. How large it is in a real country these figures cannot
  tell; follow-up of those who did not answer can.
- Answers are independent. People who rate again and again make intervals too narrow (the design effect is 1).`;

const accuracyOf = ({ estimators }: Summary, basis: string, population: Population) =>
  estimators.find((one) => one.basis === basis)!.accuracy[population];
const comparisonOf = ({ comparisons }: Summary, basis: string) => comparisons.find((one) => one.basis === basis)!;

const met = (isMet: boolean): string => (isMet ? 'met' : '**missed**');
const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '—');
const shareText = ({ share, error }: Share): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)} ± ${(100 * error).toFixed(1)} %` : '—';
const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
const signed = (value: number, decimals = 1): string => {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
};
