import { drawnOnService } from '../../../components/drawn-on.ts';
import type { PageLoad } from './$types';

/** What draws the tab. */
export const load: PageLoad = async ({ data }) => ({ ...data, ...(await drawnOnService(data.state.tab)) });
