/** The file behind a drawing on the page of a subject. */
import { error } from '@sveltejs/kit';
import { appMessages } from '#lib/i18n/app.ts';
import type { Cell } from './csv.ts';
import { breakdownFile, distributionFile, trendFile } from './figure-files.ts';
import type { FileHead } from './figure-files.ts';
import { daysOf, daysOfTrend } from './periods.ts';
import { found, today } from './read.ts';
import { readFigures } from './subject-figures.ts';
import { readGroups } from './subject-groups.ts';
import type { SubjectField } from './subject-question.ts';
import { itemOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** Drawings that can be had as a file. */
const CHARTS = ['trend', 'distribution', 'channels', 'segments', 'modes', 'touchpoints', 'languages'] as const;
type ChartName = (typeof CHARTS)[number];

/** Rows of the file for one drawing of one subject; 404 for a drawing that does not exist or not of this subject. */
export async function subjectFile(
  locals: App.Locals,
  field: SubjectField,
  slug: string,
  state: ViewState,
  asked: string | null,
): Promise<Cell[][]> {
  const chart = CHARTS.find((name) => name === asked);
  if (!chart) error(404, 'No such drawing', { requestId: locals.requestId });
  const { figures, words } = appMessages[locals.language];
  const measure = words.measure[state.measure];
  const titles: Record<ChartName, string> = {
    trend: figures.subject.trend(measure),
    distribution: figures.subject.distribution(words.measure[itemOf(state.measure)]),
    channels: `${measure}: ${figures.subject.channels}`,
    segments: `${measure}: ${figures.subject.segments}`,
    modes: `${measure}: ${figures.subject.modes}`,
    touchpoints: `${measure}: ${figures.subject.touchpointsBy}`,
    languages: `${measure}: ${figures.subject.languages}`,
  };
  const period = chart === 'trend' ? daysOfTrend(today()) : daysOf(state.period, today());
  const head: FileHead = { title: titles[chart], subject: slug, period, state, language: locals.language };
  if (chart === 'trend' || chart === 'distribution' || chart === 'channels') {
    const read = await readFigures(locals, field, slug, state);
    if (chart === 'trend') return trendFile(head, read.trend);
    if (chart === 'channels') return breakdownFile(head, found(read.channels, locals));
    return distributionFile(head, read.distribution, read.trend.at(-1)?.estimate.methodVersion ?? '');
  }
  return breakdownFile(head, found((await readGroups(locals, field, slug, state))[chart], locals));
}
