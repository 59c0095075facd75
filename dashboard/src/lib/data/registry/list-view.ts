import { choosePeriod, type PeriodChoice } from '../figures/published-periods.ts';
import { asksForPlain } from './asks-for-plain.ts';

/** How the lists of a public page are looked at. */
export interface ListView extends PeriodChoice {
  /** They show plain means in place of both scores. */
  isPlain: boolean;
}

/** The view of the lists from the address of their page. */
export const chooseListView = async (locals: App.Locals, query: URLSearchParams): Promise<ListView> => ({
  ...(await choosePeriod(locals, query.get('from'))),
  isPlain: asksForPlain(query),
});
