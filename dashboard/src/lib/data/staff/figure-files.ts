/** Figures as files: each says what it is of, for which days and filters, by which method, and when it was made. */
import type { Language } from '@otklik/schema';
import { formatDay } from '#lib/format/date.ts';
import { formatPeriod } from '#lib/format/period.ts';
import type { MaybeScored } from '#lib/charts/figures.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { AppMessages } from '#lib/i18n/app.ts';
import { csvMessages } from '#lib/i18n/csv.ts';
import type { Cell } from './csv.ts';
import type { BreakdownEstimate, Days, Distribution, Estimate, PeriodEstimate } from './figures.ts';
import { today } from './read.ts';
import type { ViewState } from './view-state.ts';

/** What stands above the figures of a file. */
export interface FileHead {
  /** What the figures are, e.g. "Satisfaction over time". */
  title: string;
  subject: string;
  period: Days;
  state: ViewState;
  language: Language;
}

/** The filters of a view in words. */
function filtersInWords(state: ViewState, { words, figures }: AppMessages): string {
  const parts = [
    ...state.channels.map((channel) => words.channel[channel]),
    ...state.modes.map((mode) => words.mode[mode]),
    ...state.segments,
    ...state.touchpoints,
    ...state.languages.map((language) => words.language[language]),
  ];
  return parts.length > 0 ? parts.join('; ') : figures.filters.none;
}

/** What every file says above its figures. */
export function headRows({ title, subject, period, state, language }: FileHead, method: string): Cell[][] {
  const messages = appMessages[language];
  const t = csvMessages[language];
  return [
    [t.title, title],
    [t.subject, subject],
    [t.period, `${formatPeriod(language, period)} (${period.from} – ${period.to})`],
    [t.filters, filtersInWords(state, messages)],
    [t.stream, t.score],
    [t.method, method],
    [t.made, formatDay(language, today())],
    [],
  ];
}

/** A number of a file: one decimal. */
export const round = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10) / 10;

/** Cells of an estimate, in the order of `estimateColumns`. */
export function estimateCells(estimate: Estimate, { words }: AppMessages): Cell[] {
  const isShown = !estimate.suppressed && estimate.value !== null;
  return [
    isShown ? round(estimate.value) : null,
    isShown ? round(estimate.interval?.low) : null,
    isShown ? round(estimate.interval?.high) : null,
    isShown ? estimate.n : null,
    words.quality[estimate.quality],
    isShown ? null : words.reason[estimate.reason ?? 'NO_DATA'],
    estimate.instrumentVersion,
    estimate.methodVersion,
  ];
}

/** Names of the columns of an estimate. */
export function estimateColumns(language: Language): string[] {
  const csv = csvMessages[language];
  const { table } = appMessages[language].figures;
  return [csv.value, csv.low, csv.high, table.n, table.quality, csv.reason, csv.instrument, csv.method];
}

/** What was done to a score and with what, in the order of `scoreColumns`; empty for what is withheld. */
export function scoreCells(estimate: MaybeScored, { comparison: t }: AppMessages): Cell[] {
  const { basis, modeTable, modeAdjustment, referenceMix, coverage, weighting } = estimate;
  if (estimate.suppressed || estimate.value === null)
    return [basis ? t.basis[basis] : null, null, null, null, null, null];
  return [
    basis ? t.basis[basis] : null,
    modeTable ?? null,
    modeAdjustment ? t.modeAdjustment[modeAdjustment] : null,
    referenceMix ?? null,
    round(coverage),
    basis === 'AS_EXPERIENCED' && weighting ? t.weighting[weighting] : null,
  ];
}

/** Names of the columns of what was done to a score. */
export function scoreColumns(language: Language): string[] {
  const csv = csvMessages[language];
  const { table } = appMessages[language].comparison;
  return [table.score, csv.modeTable, csv.modeAdjustment, csv.referenceMix, csv.coverage, csv.weighting];
}

/** Says above a file of counts that nothing was done to them. */
export const rawRow = ({ comparison: t }: AppMessages): Cell[] => [t.table.score, t.facts.raw];

/** A trend: one line a period. */
export function trendFile(head: FileHead, points: readonly PeriodEstimate[]): Cell[][] {
  const messages = appMessages[head.language];
  const { table } = messages.figures;
  return [
    ...headRows(head, points.at(-1)?.estimate.methodVersion ?? ''),
    [
      table.period,
      messages.figures.filters.from,
      messages.figures.filters.to,
      ...estimateColumns(head.language),
      ...scoreColumns(head.language),
      table.note,
    ],
    ...points.map(({ period, estimate, complete }) => [
      formatPeriod(head.language, period),
      period.from,
      period.to,
      ...estimateCells(estimate, messages),
      ...scoreCells(estimate, messages),
      complete ? null : table.running,
    ]),
  ];
}

/** A breakdown: one line a group. */
export function breakdownFile(head: FileHead, groups: readonly BreakdownEstimate[]): Cell[][] {
  const messages = appMessages[head.language];
  const { table } = messages.figures;
  return [
    ...headRows(head, groups[0]?.estimate.methodVersion ?? ''),
    [table.group, ...estimateColumns(head.language), ...scoreColumns(head.language), table.share],
    ...groups.map(({ label, share, estimate }) => [
      label,
      ...estimateCells(estimate, messages),
      ...scoreCells(estimate, messages),
      round(share),
    ]),
  ];
}

/** A distribution: one line for each point of the scale. */
export function distributionFile(head: FileHead, distribution: Distribution, method: string): Cell[][] {
  const messages = appMessages[head.language];
  const csv = csvMessages[head.language];
  const { table } = messages.figures;
  return [
    ...headRows(head, method).slice(0, -1),
    rawRow(messages),
    [],
    [table.answer, table.n, table.percent],
    ...distribution.bars.map(({ label, count, percent }) => [label, count, round(percent)]),
    ...(distribution.topTwo === null ? [] : [[csv.topTwo, null, round(distribution.topTwo)]]),
    ...(distribution.bottomTwo === null ? [] : [[csv.bottomTwo, null, round(distribution.bottomTwo)]]),
    ...(distribution.suppressed ? [[messages.words.reason[distribution.reason ?? 'NO_DATA']]] : []),
  ];
}
