/** All services side by side: what the list of services shows. */
import type { ServiceStage } from '@otklik/schema';
import type { ComparedItem, Comparison } from '#lib/charts/comparison.ts';
import { COMPARISON, COMPARISON_PARTS } from './comparison.ts';
import type { SentComparison } from './comparison.ts';
import type { NamedLink } from './figures.ts';
import { authorityOf, listAuthorities } from './overview.ts';
import { daysOf } from './periods.ts';
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
  const items = comparison.items.flatMap(({ subject, ...item }) =>
    subject?.stage && subject.authority
      ? [{ ...item, ...named(subject), sat: item.estimate, stage: subject.stage, authority: subject.authority }]
      : [],
  );
  return { period, authorities, authority, comparison: { ...comparison, items } as Comparison<ComparedService> };
}

/** The services whose name holds the words looked for. What they are compared with stays the same. */
export function servicesNamed(items: readonly ComparedService[], search: string): ComparedService[] {
  const wanted = search.toLowerCase();
  return items.filter(({ label }) => label.toLowerCase().includes(wanted));
}
