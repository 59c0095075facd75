import { chooseListView } from '#lib/data/registry/list-view.ts';
import { listAuthorities, listLifeSituations, listServices } from '#lib/data/registry/overview.ts';
import { listReports } from '#lib/data/reports/list-reports.ts';
import type { PageServerLoad } from './$types';

/** Everything of the newest published quarter (or the one asked for), and what was found by name. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const choice = await chooseListView(locals, url.searchParams);
  const [services, found, lifeSituations, authorities, reports] = await Promise.all([
    listServices(locals, choice, { after: url.searchParams.get('after') }),
    search === '' ? null : listServices(locals, choice, { search }),
    listLifeSituations(locals, choice),
    listAuthorities(locals, choice),
    listReports(locals, { first: 3, after: null }),
  ]);
  const isNamed = ({ name }: { name: string }) => name.toLowerCase().includes(search.toLowerCase());
  return {
    ...choice,
    search,
    after: url.searchParams.get('after'),
    services,
    found: found && {
      services: found.rows,
      lifeSituations: lifeSituations.filter(isNamed),
      authorities: authorities.filter(isNamed),
    },
    lifeSituations,
    authorities,
    reports: reports.rows,
  };
};
