/** Which of the scores a view is about. */
import type { Basis } from '@otklik/schema';
import type { ViewState } from './view-state.ts';

/** In which order pages about own clients offer them; the first is what they show by themselves. */
export const OWN_CLIENTS_FIRST: readonly Basis[] = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW'];

/** What is done to the scores of a page about own clients: what its viewer chose, else the first. */
export const basisOf = ({ basis }: Pick<ViewState, 'basis'>): Basis => basis ?? OWN_CLIENTS_FIRST[0]!;
