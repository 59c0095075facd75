import { get } from './ask.ts';
import type { World } from './prepare.ts';

/** An analyst opens the overview of the dashboard. */
export function readOverview({ cookie }: World): void {
  get('overview', '/app', cookie);
}
