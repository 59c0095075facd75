import { expect, test } from 'vitest';
import type { Examination } from '../../chaos/check/examine.ts';
import { planKills } from '../../chaos/kills/kill-plan.ts';
import type { LandedKill } from '../../chaos/kills/kill-run.ts';
import { loweredDemands, readOptions, USAGE } from '../../chaos/options.ts';
import { failuresOf, type KillResult, MUST_BE_ZERO } from '../../chaos/verdict.ts';
import { outcomeOf } from '../../chaos/workload/answer.ts';
import { lifeOf, SERVICES } from '../../chaos/workload/life.ts';

const kill = (what: LandedKill['what'], change: Partial<LandedKill> = {}): LandedKill => ({
  what,
  process: what === 'API' ? 0 : null,
  processes: 1,
  recoveryMs: 900,
  downMs: 400,
  isSameApi: true,
  ...change,
});

const options = readOptions(['--api-kills', '1', '--db-kills', '1']);
const passing: KillResult = {
  ...({ examples: [], settings: {} } as unknown as Examination),
  ...(Object.fromEntries(Object.keys(MUST_BE_ZERO).map((name) => [name, 0])) as Record<keyof typeof MUST_BE_ZERO, 0>),
  acknowledgedRequests: 1_000,
  unknownAttempts: {},
  sentRequests: 6_000,
  acknowledgedByProcess: [1_000],
  lastedSeconds: 60,
  kills: [kill('API', { isSameApi: false }), kill('POSTGRES')],
  apiEndedByItself: 0,
  apiTail: '',
};

test('the same seed gives the same lives and the same moments, another one others', () => {
  const lives = (seed: number) => Array.from({ length: 50 }, (_, number) => lifeOf(seed, number, '2026-11-20'));
  expect(lives(1)).toEqual(lives(1));
  expect(lives(1)).not.toEqual(lives(2));
  const ids = new Set(lives(1).flatMap((life) => life[0]!.writes.map(({ id }) => id)));
  expect(ids.size).toBe(lives(1).reduce((sum, life) => sum + life[0]!.writes.length, 0));
  expect(planKills(1, 60, { api: 20, postgres: 5 })).toEqual(planKills(1, 60, { api: 20, postgres: 5 }));
  expect(planKills(1, 60, { api: 20, postgres: 5 })).not.toEqual(planKills(2, 60, { api: 20, postgres: 5 }));
});

test('no two lives submit under one id, also where their random numbers are the same', () => {
  const lives = Array.from({ length: 6_000 }, (_, number) => lifeOf(2_142_933_840, number, '2026-11-20'));
  const ids = lives.flatMap((life) => [...new Set(life.flatMap(({ writes }) => writes.map(({ id }) => id)))]);
  expect(ids.length).toBeGreaterThan(lives.length);
  expect(new Set(ids).size).toBe(ids.length);
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
});

test('ratings of every service come in every mode', () => {
  const operations = Array.from({ length: 1_000 }, (_, number) => lifeOf(3, number, '2026-11-20')[0]!);
  const places = new Set(operations.map(({ service, mode }) => `${service} ${mode}`));
  expect(places.size).toBe(SERVICES.length * 2);
});

test('a plan has as many kills as asked, in order, within the run', () => {
  const plan = planKills(7, 60, { api: 20, postgres: 5 });
  expect(plan.filter(({ what }) => what === 'API')).toHaveLength(20);
  expect(plan.filter(({ what }) => what === 'POSTGRES').every(({ isWhileServing }) => isWhileServing)).toBe(true);
  const moments = plan.map(({ atSeconds }) => atSeconds);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  expect(Math.min(...moments) > 0 && Math.max(...moments) < 60).toBe(true);
});

test('of several processes each is hit, at the moments at which a single one would be', () => {
  const kills = { api: 40, postgres: 5 };
  const plan = planKills(7, 60, kills, 4);
  expect(new Set(plan.filter(({ what }) => what === 'API').map(({ process }) => process))).toEqual(
    new Set([0, 1, 2, 3]),
  );
  expect(plan.filter(({ what }) => what === 'POSTGRES').every(({ process }) => process === null)).toBe(true);
  const moments = (processes: number) => planKills(7, 60, kills, processes).map(({ atSeconds }) => atSeconds);
  expect(moments(4)).toEqual(moments(1));
});

test('several processes share a database beside them, and no power cut', () => {
  expect(readOptions([])).toMatchObject({ processes: 1, isExternal: false });
  expect(readOptions(['--processes', '2'])).toMatchObject({ processes: 2, isExternal: true });
  expect(() => readOptions(['--processes', '2', '--power-cut'])).toThrow('--processes is for kills');
});

test('all four mutations are sent, and refusals are asked for', () => {
  const operations = Array.from({ length: 300 }, (_, number) => lifeOf(3, number, '2026-11-20')).flat();
  expect(new Set(operations.map(({ mutation }) => mutation))).toEqual(
    new Set(['ratingSubmit', 'ratingRevise', 'ratingWithdraw', 'ratingsImport']),
  );
  expect(new Set(operations.flatMap(({ writes }) => writes.map(({ expects }) => expects)))).toEqual(
    new Set(['DONE', 'VALUE_OUT_OF_RANGE', 'IDEMPOTENCY_CONFLICT', 'RATING_WITHDRAWN']),
  );
});

test('a run passes when everything is zero, and fails for each thing that is not', () => {
  expect(failuresOf(passing, options)).toEqual([]);
  for (const name of Object.keys(MUST_BE_ZERO)) expect(failuresOf({ ...passing, [name]: 1 }, options)).toHaveLength(1);
  expect(failuresOf({ ...passing, acknowledgedRequests: 999 }, options)).toHaveLength(1);
  expect(failuresOf({ ...passing, apiEndedByItself: 1 }, options)).toHaveLength(1);
  expect(failuresOf({ ...passing, kills: [kill('POSTGRES')] }, options)).toEqual(['0 of 1 kills of the api landed']);
  for (const change of [{ recoveryMs: null }, { recoveryMs: 5_001 }, { isSameApi: false }])
    expect(failuresOf({ ...passing, kills: [kill('API'), kill('POSTGRES', change)] }, options)).toHaveLength(1);
});

test('however short the run, it needs a thousand acknowledged requests and comes back 5 s after the death of PostgreSQL', () => {
  const short = readOptions(['--seconds', '6', '--rate', '10', '--api-kills', '1', '--db-kills', '1']);
  expect(failuresOf({ ...passing, acknowledgedRequests: 1_000 }, short)).toEqual([]);
  expect(failuresOf({ ...passing, acknowledgedRequests: 999 }, short)).toEqual([
    '999 requests were acknowledged, fewer than 1000',
  ]);
  const slow = [kill('API'), kill('POSTGRES', { recoveryMs: 5_001, downMs: 4_900 })];
  expect(failuresOf({ ...passing, kills: slow }, short)).toHaveLength(1);
  expect(loweredDemands(short)).toEqual([]);
});

test('less is demanded only where it is asked for, each by its own word, and the command says so', () => {
  const words = ['--api-kills', '1', '--db-kills', '1'];
  const fewer = readOptions([...words, '--acknowledged-at-least', '60']);
  const patient = readOptions([...words, '--forgive-database-start']);
  const slow = (downMs: number) => ({
    ...passing,
    kills: [kill('API'), kill('POSTGRES', { recoveryMs: 7_000, downMs })],
  });
  expect(failuresOf({ ...passing, acknowledgedRequests: 60 }, fewer)).toEqual([]);
  expect(failuresOf({ ...passing, acknowledgedRequests: 59 }, fewer)).toHaveLength(1);
  expect(failuresOf(slow(2_100), fewer)).toHaveLength(1);
  expect(failuresOf(slow(2_100), patient)).toEqual([]);
  expect(failuresOf(slow(1_900), patient)).toHaveLength(1);
  expect(failuresOf({ ...passing, acknowledgedRequests: 60 }, patient)).toHaveLength(1);
  expect(loweredDemands(fewer)).toEqual(['60 instead of 1000 acknowledged requests']);
  expect(loweredDemands(patient)).toEqual(['recovery without the start of PostgreSQL']);
  for (const word of ['--acknowledged-at-least', '--forgive-database-start']) expect(USAGE).toContain(word);
});

test('an answer that does not say what became of every write leaves it unknown', () => {
  const [operation] = Array.from({ length: 100 }, (_, number) => lifeOf(3, number, '2026-11-20')[0]!).filter(
    ({ mutation }) => mutation === 'ratingSubmit',
  );
  const outcome = (status: number, body: unknown) =>
    outcomeOf(operation!, status, typeof body === 'string' ? body : JSON.stringify(body));
  const rating = { id: 'a', revision: 0, receipt: 'R' };
  expect(outcome(200, { data: { ratingSubmit: { rating, userErrors: [] } } })).toMatchObject({ is: 'ANSWERED' });
  expect(outcome(200, { data: { ratingSubmit: { rating: null, userErrors: [{ code: 'X' }] } } })).toMatchObject({
    is: 'ANSWERED',
  });
  expect(outcome(503, { data: { ratingSubmit: { rating, userErrors: [] } } })).toMatchObject({ is: 'UNKNOWN' });
  expect(outcome(200, { errors: [{ extensions: { code: 'SERVICE_BUSY' } }], data: null })).toMatchObject({
    is: 'UNKNOWN',
  });
  expect(outcome(200, { data: { ratingSubmit: { rating: null, userErrors: [] } } })).toMatchObject({ is: 'UNKNOWN' });
  // Sent again it may be acknowledged; that the server stumbled is not forgotten.
  for (const status of [200, 500])
    expect(outcome(status, { errors: [{ extensions: { code: 'INTERNAL' } }], data: null })).toMatchObject({
      is: 'UNKNOWN',
      isInternal: true,
    });
  expect(outcome(200, 'half')).toMatchObject({ is: 'UNKNOWN' });
});
