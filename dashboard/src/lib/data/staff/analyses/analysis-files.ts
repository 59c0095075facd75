/** The analyses of a subject as files. */
import type { SuppressionReason } from '@otklik/schema';
import { error } from '@sveltejs/kit';
import { heldBy } from '#lib/charts/control.ts';
import type { ControlChart } from '#lib/charts/control.ts';
import { formatPeriod } from '#lib/format/period.ts';
import { analysesMessages } from '#lib/i18n/analyses.ts';
import { wholeAndPartsMessages } from '#lib/i18n/whole-and-parts.ts';
import { appMessages } from '#lib/i18n/app.ts';
import type { Cell } from '../csv.ts';
import { estimateCells, estimateColumns, headRows, rawRow, round, scoreCells, scoreColumns } from '../figure-files.ts';
import type { FileHead } from '../figure-files.ts';
import { daysOf, daysOfTrend } from '../periods.ts';
import { found, today } from '../read.ts';
import type { SubjectField } from '../subject-question.ts';
import type { ViewState } from '../view-state.ts';
import { readDrivers } from './drivers.ts';
import type { Drivers } from './drivers.ts';
import { readControlChart } from './trend.ts';
import { heatRows, notInOrder, readWholeAndParts } from './whole.ts';
import type { WholeAndParts } from './whole.ts';

/** A trend with limits: one line a period. */
export function controlFile(head: FileHead, chart: ControlChart): Cell[][] {
  const messages = appMessages[head.language];
  const { chart: t, file } = analysesMessages[head.language];
  return [
    ...headRows(head, chart.points.at(-1)?.fixedMix.methodVersion ?? ''),
    [
      messages.figures.table.period,
      file.from,
      file.to,
      ...estimateColumns(head.language),
      ...scoreColumns(head.language),
      t.raw,
      t.lower,
      t.centre,
      t.upper,
      t.movingRange.distance,
      t.movingRange.distanceLimit,
      t.series('№'),
      t.signal,
      file.event,
      messages.figures.table.note,
    ],
    ...chart.points.map(({ period, fixedMix, raw, series, signals, events, complete, ...limits }) => [
      formatPeriod(head.language, period),
      period.from,
      period.to,
      ...estimateCells(fixedMix, messages),
      ...scoreCells(fixedMix, messages),
      raw.suppressed ? null : round(raw.value),
      round(limits.low),
      round(limits.centre),
      round(limits.high),
      round(limits.movingRange),
      round(limits.movingRangeHigh),
      series,
      signals.map((signal) => t.signalName[signal]).join('; ') || null,
      events.map(({ kind, title }) => `${t.eventKind[kind]}: ${title}`).join('; ') || null,
      [...(limits.modesMoved ? [t.modesMoved] : []), ...(complete ? [] : [messages.figures.table.running])].join(
        '; ',
      ) || null,
    ]),
  ];
}

/** Drivers: one line a question, with its share and what it goes along with alone. */
export function driversFile(head: FileHead, { drivers, rSquared }: Drivers): Cell[][] {
  const messages = appMessages[head.language];
  const { drivers: t } = analysesMessages[head.language];
  return [
    ...headRows(head, rSquared.methodVersion).slice(0, -1),
    rawRow(messages),
    [],
    [t.question, ...estimateColumns(head.language), t.alone, t.pairs],
    ...drivers.map(({ item, share, alone, pairs }) => [
      t.item[item],
      ...estimateCells(share, messages),
      alone.suppressed ? null : round(alone.value),
      pairs,
    ]),
    ['R²', ...estimateCells(rSquared, messages), null, null],
  ];
}

/** A life situation beside its services: the two scores and the gap, then stages and services. */
export function wholeFile(head: FileHead, whole: WholeAndParts): Cell[][] {
  const messages = appMessages[head.language];
  const t = wholeAndPartsMessages[head.language];
  const { file } = analysesMessages[head.language];
  const noteOf = (reason: SuppressionReason | null) => reason && messages.words.reason[reason];
  return [
    ...headRows(head, whole.direct.methodVersion),
    [
      file.kind,
      file.name,
      ...estimateColumns(head.language),
      ...scoreColumns(head.language),
      t.usage,
      t.lost,
      messages.figures.table.note,
    ],
    [t.direct, null, ...estimateCells(whole.direct, messages), ...scoreCells(whole.direct, messages), null, null, null],
    [
      t.composite,
      null,
      ...estimateCells(whole.composite, messages),
      ...scoreCells(whole.composite, messages),
      null,
      null,
      null,
    ],
    [t.gap, null, ...estimateCells(whole.gap, messages), ...scoreCells(whole.gap, messages), null, null, null],
    ...heatRows(whole).map(({ stage, part, score, shortfall }) => [
      part ? messages.figures.table.service : t.stageLine,
      part?.service.name ?? stage,
      ...estimateCells(score, messages),
      ...scoreCells(score, messages),
      part && !part.usage.suppressed ? round(part.usage.value) : null,
      shortfall.suppressed ? null : round(shortfall.value),
      noteOf(notInOrder({ score, shortfall })),
    ]),
  ];
}

/** Rows of the file of one analysis of one subject; 404 for one that does not exist. */
export async function analysisFile(
  locals: App.Locals,
  field: SubjectField,
  slug: string,
  state: ViewState,
  asked: string | null,
): Promise<Cell[][]> {
  const t = analysesMessages[locals.language];
  const measure = appMessages[locals.language].words.measure[state.measure];
  const head = (title: string, period = daysOf(state.period, today())): FileHead => ({
    title,
    subject: slug,
    period,
    state,
    language: locals.language,
  });
  if (asked === 'control') {
    const chart = found(await readControlChart(locals, field, slug, state), locals);
    return controlFile(head(t.chart.title(measure, heldBy(chart) !== 'NOTHING'), daysOfTrend(today())), chart);
  }
  if (asked === 'drivers')
    return driversFile(head(t.drivers.title), found(await readDrivers(locals, field, slug, state), locals));
  if (asked === 'whole' && field === 'lifeSituation')
    return wholeFile(head(wholeAndPartsMessages[locals.language].title), await readWholeAndParts(locals, slug, state));
  error(404, 'No such drawing', { requestId: locals.requestId });
}
