/** Figures side by side as a file: each with its verdict and, where there is none, the reasons. */
import type { Language } from '@otklik/schema';
import type { ComparedItem, Comparison } from '#lib/charts/comparison.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { csvMessages } from '#lib/i18n/csv.ts';
import type { Cell } from './csv.ts';
import { estimateCells, estimateColumns, headRows, round, scoreCells, scoreColumns } from './figure-files.ts';
import type { FileHead } from './figure-files.ts';

/**
 * One line each. A figure that is not comparable has reasons instead of a difference. Where ranks are withheld since
 * channels differ from service to service, the scores per channel follow, a line each.
 */
export function comparisonFile<Item extends ComparedItem>(
  head: FileHead,
  { basis, measure, reference, funnel }: Pick<Comparison, 'basis' | 'measure' | 'reference' | 'funnel'>,
  items: readonly Item[],
  { nameColumn, ownerOf }: { nameColumn: string; ownerOf?: (item: Item) => string },
): Cell[][] {
  const messages = appMessages[head.language];
  const { comparison: t, figures, words } = messages;
  const positions = new Map(funnel?.points.map(({ key, position }) => [key, position]));
  const owner = (name: string): Cell[] => (ownerOf ? [name] : []);
  return [
    ...headRows(head, reference.methodVersion).slice(0, -1),
    [t.table.score, `${words.measure[measure]}: ${t.basis[basis]}`],
    [t.mean, round(reference.value)],
    [],
    [
      nameColumn,
      ...owner(figures.table.authority),
      ...estimateColumns(head.language),
      ...scoreColumns(head.language),
      t.table.verdict,
      t.table.difference,
      csvMessages[head.language].low,
      csvMessages[head.language].high,
      t.table.adjustedP,
      t.table.reliability,
      t.table.badge,
      t.table.reasons,
      t.table.funnel,
    ],
    ...items.map((item): Cell[] => {
      const difference = item.outcome?.__typename === 'Difference' ? item.outcome : null;
      const position = positions.get(item.key);
      return [
        item.label,
        ...(ownerOf ? [ownerOf(item)] : []),
        ...estimateCells(item.estimate, messages),
        ...scoreCells(item.estimate, messages),
        item.verdict && t.verdict[item.verdict],
        round(difference?.points),
        round(difference?.interval.low),
        round(difference?.interval.high),
        difference?.adjustedP ?? null,
        item.reliability,
        t.comparability[item.badge.comparability],
        item.badge.reasons.map((reason) => t.reason[reason]).join(' ') || null,
        position ? t.position[position] : null,
      ];
    }),
    ...channelRows(items, nameColumn, head.language),
  ];
}

/** Scores per channel under a heading of their own; nothing where there are none. */
function channelRows(items: readonly ComparedItem[], nameColumn: string, language: Language): Cell[][] {
  const messages = appMessages[language];
  const { comparison: t, words } = messages;
  const scores = items.flatMap(({ label, channels = [] }) => channels.map((score) => ({ label, ...score })));
  if (scores.length === 0) return [];
  return [
    [],
    [t.byChannel.file],
    [nameColumn, t.byChannel.channel, ...estimateColumns(language), ...scoreColumns(language)],
    ...scores.map(({ label, channel, estimate }): Cell[] => [
      label,
      words.channel[channel],
      ...estimateCells(estimate, messages),
      ...scoreCells(estimate, messages),
    ]),
  ];
}
