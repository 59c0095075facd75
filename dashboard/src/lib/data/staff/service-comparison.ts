/** All services side by side: what the list of services shows. */
import type { Language, ServiceStage } from '@otklik/schema';
import type { ComparedItem, Comparison } from '#lib/charts/comparison.ts';
import { channelsOf, COMPARISON, COMPARISON_PARTS } from './comparison.ts';
import type { SentComparison } from './comparison.ts';
import type { NamedLink } from './figures.ts';
import { authorityOf, listAuthorities } from './overview.ts';
import { htmlLang } from '#lib/i18n/language.ts';
import { pageOfRows } from './page-of-rows.ts';
import { daysOf } from './periods.ts';
import { sortRows } from './sort-rows.ts';
import { ask, today } from './read.ts';
import { filterOf } from './view-state.ts';
import type { ViewState } from './view-state.ts';

/** A service among the others. */
export interface ComparedService extends ComparedItem {
  slug: string;
  name: string;
  /** The figure under the name by which lists are ordered. */
  sat: ComparedItem['estimate'];
  stage: ServiceStage;
  authority: NamedLink;
}

export const SERVICES = `query AppServiceComparison($of: ComparedInput!, $basis: Basis, $measure: Measure!, $period: PeriodInput!, $filter: EstimateFilterInput) {
  comparison(of: $of, basis: $basis, measure: $measure, period: $period, filter: $filter) { ${COMPARISON} }
}
${COMPARISON_PARTS}`;

const named = ({ name, slug }: NamedLink) => ({ label: name, name, slug });

/** Services of an authority and of those below it, compared with their common mean. */
export async function readServiceComparison(locals: App.Locals, state: ViewState) {
  const authorities = await listAuthorities(locals);
  const authority = authorityOf(state, locals, authorities);
  const period = daysOf(state.period, today());
  const { comparison } = await ask<{ comparison: SentComparison }>(locals, SERVICES, {
    of: { allServices: { authority, audience: state.audience } },
    basis: state.basis,
    measure: state.measure,
    period,
    filter: filterOf(state),
  });
  const items = comparison.items.flatMap(({ subject, channels, ...item }) =>
    subject?.stage && subject.authority
      ? [
          {
            ...item,
            ...channelsOf({ channels }),
            ...named(subject),
            sat: item.estimate,
            stage: subject.stage,
            authority: subject.authority,
          },
        ]
      : [],
  );
  return { period, authorities, authority, comparison: { ...comparison, items } as Comparison<ComparedService> };
}

type Listed = Pick<ViewState, 'search' | 'sort' | 'after'>;

/** The services whose name holds the words looked for, in order. What they are compared with stays the same. */
export function servicesFound(
  items: readonly ComparedService[],
  { search, sort }: Pick<Listed, 'search' | 'sort'>,
  language: Language,
): ComparedService[] {
  const wanted = search.toLowerCase();
  const named = items.filter(({ label }) => label.toLowerCase().includes(wanted));
  return sortRows(named, sort, htmlLang(language));
}

/** The comparison with the scores per channel of one page of services alone: a page of a large country stays small. */
export function withChannelsOfPage(
  comparison: Comparison<ComparedService>,
  state: Listed,
  language: Language,
): Comparison<ComparedService> {
  const { rows } = pageOfRows(servicesFound(comparison.items, state, language), state.after);
  const isShown = new Set(rows.map(({ key }) => key));
  const items = comparison.items.map(({ channels, ...item }) =>
    channels && isShown.has(item.key) ? { ...item, channels } : item,
  );
  return { ...comparison, items };
}
