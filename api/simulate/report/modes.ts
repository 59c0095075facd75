import { MODE_EFFECTS } from '../country.ts';
import { table } from '../markdown.ts';
import type { Summaries } from '../run-country.ts';
import type { Summary } from '../summarise.ts';
import { accuracyOf, comparisonOf, ESTIMATORS, number, percent, signed } from './words.ts';

/** What is said of the same country without bridges. */
export function bridges({ additive, unbridged }: Summaries): string {
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

/** Published effects of modes beside the true ones. */
export function modes({ additive, interacting }: Summaries): string {
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
