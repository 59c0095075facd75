import exec from 'k6/execution';
import { pick, randomOfIteration } from '../plan/random.ts';
import { get } from './ask.ts';
import { SEED } from './environment.ts';
import type { World } from './prepare.ts';

const FRONT_PAGES = ['/', '/did', '/method'];
const SHARE_OF_SERVICE_PAGES = 0.7;

/** Somebody reads how a service is rated, or one of the pages that lead there. */
export function readPublicPage({ services }: World): void {
  const random = randomOfIteration(SEED, exec.scenario.iterationInTest);
  get('publicPage', random() < SHARE_OF_SERVICE_PAGES ? `/s/${pick(random, services)}` : pick(random, FRONT_PAGES));
}
