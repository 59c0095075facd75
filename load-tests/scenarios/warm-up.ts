import http from 'k6/http';
import { importRows } from '../plan/import-call.ts';
import { randomFrom, uuidFrom } from '../plan/random.ts';
import { ORIGIN, SEED, WIDGET_PATH } from './environment.ts';
import { IMPORT } from './import-ratings.ts';
import type { World } from './prepare.ts';
import { submission, SUBMIT } from './submission.ts';

const ROUNDS = 5;

/** Seeds of the ratings given here begin here. */
const WARM_UP_SEED = 6_000_000;

/**
 * Does everything that is promised a few times. Code that was never run is slow, and a server that has just been started
 * has run none of it: what is promised is promised of a server that is in use. Not counted: these requests have no
 * operation.
 */
export function warmUp(world: Omit<World, 'stored'>): void {
  const random = randomFrom(WARM_UP_SEED + SEED);
  const ask = (query: string, variables: object, headers: Record<string, string> = {}) =>
    http.post(`${ORIGIN}/graphql`, JSON.stringify({ query, variables }), {
      headers: { 'content-type': 'application/json', ...headers },
    });
  for (let round = 0; round < ROUNDS; round++) {
    const service = world.services[round % world.services.length]!;
    for (const path of ['/', '/did', '/method', `/s/${service}`, WIDGET_PATH])
      http.get(`${ORIGIN}${path}`, { headers: { 'accept-encoding': 'br, gzip' } });
    http.get(`${ORIGIN}/app`, { headers: { cookie: world.cookie } });
    ask(SUBMIT, { i: submission(world, service, uuidFrom(random), 4) });
    const rows = importRows(random, { ...world, nowMs: Date.now() });
    ask(IMPORT, { i: { rows } }, { authorization: `Bearer ${world.partnerKey}` });
  }
}
