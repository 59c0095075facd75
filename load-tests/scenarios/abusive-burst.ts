import exec from 'k6/execution';
import http from 'k6/http';
import { abuseFailureOf } from '../plan/abuses.ts';
import type { Abuse } from '../plan/promises.ts';
import { randomOfIteration, type Random, uuidFrom } from '../plan/random.ts';
import { tagsOf } from './ask.ts';
import { ORIGIN, SEED } from './environment.ts';
import { judge } from './judge.ts';
import type { World } from './prepare.ts';
import { submission, SUBMIT } from './submission.ts';

/** Seeds of the abusers begin here. */
const ABUSER_SEED = 4_000_000;

/** Ratings of one service at one touchpoint in every burst, all of them bad. */
const FLOOD = 4;

const operation = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });

/** Thirty figures of each of a hundred services. */
const COSTLY = operation(
  `{ services(first: 100) { nodes { ${Array.from({ length: 30 }, (_, n) => `f${n}: estimate(measure: SAT) { value }`).join(' ')} } } }`,
);
const DEEP = operation(`{ authorities(first: 1) { nodes ${'{ parent '.repeat(12)} { slug } ${'}'.repeat(12)} } }`);

/** What one source sends at a time, by kind of abuse. */
function burst({ services, touchpoint, instrumentVersion, stored }: World, random: Random): [Abuse, string][] {
  const place = { touchpoint, instrumentVersion };
  const flood = Array.from({ length: FLOOD }, (): [Abuse, string] => [
    'abuseFlood',
    operation(SUBMIT, { i: submission(place, services[1]!, uuidFrom(random), 1) }),
  ]);
  const forged = { ...stored.input, answers: [{ item: 'SAT', value: 1 }] };
  // From just above the limit up to almost a megabyte; from there on the server hangs up while it is being sent.
  const size = Math.floor(17 * 1_024 * 55 ** random());
  return [
    ...flood,
    ['abuseReplay', operation(SUBMIT, { i: stored.input })],
    ['abuseForgery', operation(SUBMIT, { i: forged })],
    ['abuseOversized', operation('{ __typename }', { filling: 'x'.repeat(size) })],
    ['abuseCostly', COSTLY],
    ['abuseDeep', DEEP],
    ['abuseGarbage', `{"query": "{ __typename }", ${uuidFrom(random)}`],
  ];
}

/** One source sends everything at once that a server might choke on. Every answer must be the one that is due. */
export function abusiveBurst(world: World): void {
  const requests = burst(world, randomOfIteration(ABUSER_SEED + SEED, exec.scenario.iterationInTest));
  const headers = { 'content-type': 'application/json' };
  const responses = http.batch(
    requests.map(([abuse, body]) => ({
      method: 'POST',
      url: `${ORIGIN}/graphql`,
      body,
      params: { headers, tags: tagsOf(abuse) },
    })),
  );
  for (const [index, { status, body, headers: received, error }] of responses.entries()) {
    const [abuse] = requests[index]!;
    const text = typeof body === 'string' ? body : '';
    const failure = status === 0 ? error : abuseFailureOf(abuse, status, text, received['Retry-After'] ?? '');
    judge(tagsOf(abuse), failure ?? wrongReceipt(abuse, status, text, world.stored.receipt));
  }
}

/** A rating that is sent again leads to the receipt that was given out for it. */
function wrongReceipt(abuse: Abuse, status: number, body: string, receipt: string): string | null {
  return abuse !== 'abuseReplay' || status !== 200 || body.includes(receipt) ? null : 'another receipt than at first';
}
