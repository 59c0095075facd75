import { drawnOn } from '../../../components/drawn-on.ts';
import type { PageLoad } from './$types';

/** What draws the tab. */
export const load: PageLoad = async ({ data }) => ({ ...data, drawn: await drawnOn(data.state.tab) });
