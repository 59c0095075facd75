import exec from 'k6/execution';
import { type Counted, countsOf, importRows, miscountOf } from '../plan/import-call.ts';
import { randomOfIteration } from '../plan/random.ts';
import { askGraphQL } from './ask.ts';
import { SEED } from './environment.ts';
import type { World } from './prepare.ts';

export const IMPORT = `mutation ($i: RatingsImportInput!) {
  ratingsImport(input: $i) { accepted repeated rejected results { row userErrors { code } } userErrors { code } }
}`;

/** One in so many calls is sent again, because its answer was lost on the way. */
const CALLS_PER_LOST_ANSWER = 5;

/** Seeds of the partners begin here, so that they have no ids in common with people who rate themselves. */
const PARTNER_SEED = 2_000_000;

/** A partner sends 200 ratings collected elsewhere, one of them badly made. */
export function importRatings(world: World): void {
  const call = exec.scenario.iterationInTest;
  const rows = importRows(randomOfIteration(PARTNER_SEED + SEED, call), { ...world, nowMs: Date.now() });
  const send = (expected: Counted) =>
    askGraphQL<{ ratingsImport: Counted }>(
      'ratingsImport',
      IMPORT,
      { i: { rows } },
      { key: world.partnerKey, faultOf: ({ ratingsImport }) => miscountOf(ratingsImport, expected) },
    );
  const stored = send(countsOf(false));
  if (stored && call % CALLS_PER_LOST_ANSWER === 0) send(countsOf(true));
}
