/** A comparison of what the viewer chose: a few services, or parts of one. */
import type { ComparedItem, Comparison } from '#lib/charts/comparison.ts';
import { formatPeriod } from '#lib/format/period.ts';
import { appMessages } from '#lib/i18n/app.ts';
import { channelsOf, COMPARISON, COMPARISON_PARTS } from './comparison.ts';
import type { SentComparison, SentItem } from './comparison.ts';
import type { NamedLink } from './figures.ts';
import { daysBefore, daysOf } from './periods.ts';
import { ask, today } from './read.ts';
import { listServiceChoices } from './service-choices.ts';
import type { Connection } from './read.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** One of those that are compared; a service has a page. */
export interface ChosenItem extends ComparedItem {
  slug: string | null;
}

export const CHOSEN = `query AppChosenServices($ids: [ID!]!) {
  services(first: 100, ids: $ids) { nodes { id slug name } pageInfo { hasNextPage endCursor } }
}`;

/** The services of these slugs, by name; one that there is not is left out. */
async function readChosen(locals: App.Locals, ids: readonly string[]): Promise<NamedLink[]> {
  return (await ask<{ services: Connection<NamedLink> }>(locals, CHOSEN, { ids })).services.nodes;
}

export const COMPARE = `query AppCompare($of: ComparedInput!, $against: ComparedWith!, $basis: Basis, $measure: Measure!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  comparison(of: $of, against: $against, basis: $basis, measure: $measure, period: $period, filter: $filter) { ${COMPARISON} }
}
${COMPARISON_PARTS}`;

/** The input of the api for what was chosen; null while too little is. */
export function comparedInput(
  { compared, period }: ViewState,
  services: readonly string[],
  now: string,
): Record<string, unknown> | null {
  const [service] = services;
  if (compared === 'services')
    return services.length < 2 ? null : { subjects: services.map((slug) => ({ service: slug })) };
  if (service === undefined) return null;
  if (compared !== 'periods') return { [compared]: { service } };
  return { periods: { figuresOf: { service }, periods: [daysBefore(period, now), daysOf(period, now)] } };
}

/** The comparison, null while too little is chosen; what was chosen, and the services to choose from. */
export async function readChosenComparison(locals: App.Locals, state: ViewState) {
  const now = today();
  const period = daysOf(state.period, now);
  const [chosen, choices] = await Promise.all([readChosen(locals, state.services), listServiceChoices(locals)]);
  const of = comparedInput(
    state,
    chosen.map(({ slug }) => slug),
    now,
  );
  if (!of) return { period, choices, chosen, comparison: null };
  const { comparison } = await ask<{ comparison: SentComparison }>(locals, COMPARE, {
    of,
    against: state.compared === 'periods' ? 'FIRST' : 'MEAN',
    basis: state.basis,
    measure: state.measure,
    period,
    filter: filterOf(state),
  });
  const { words, figures } = appMessages[locals.language];
  const labelOf = ({ channel, period: days, segment, subject, touchpoint }: Omit<SentItem, 'channels'>) => {
    if (subject) return subject.name;
    if (days) return formatPeriod(locals.language, days);
    if (channel) return words.channel[channel];
    return touchpoint?.name ?? segment?.name ?? figures.subject.segmentUnknown;
  };
  const items = comparison.items.map(({ channels, ...item }): ChosenItem => ({
    ...item,
    ...channelsOf({ channels }),
    label: labelOf(item),
    slug: item.subject?.slug ?? null,
  }));
  const named: Comparison<ChosenItem> = { ...comparison, items };
  return { period, choices, chosen, comparison: named };
}
