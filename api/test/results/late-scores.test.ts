import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { readAcceptedStrata } from '../../src/modules/results/accepted-strata.ts';
import { sat, ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;
const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';

beforeAll(async () => {
  world = await ScoresWorld.start(3);
  await world.rate([
    ...['s0', 's1', 's2'].flatMap((service) => [
      { service, place: 'site', mode: 'WEB', segment: 'citizen', answers: sat(4, 3), n: 40 } as const,
      { service, place: 'line', mode: 'WEB', segment: null, answers: sat(5, 4), n: 40 } as const,
    ]),
    // Of two months the public is shown nothing. Of one alone: the quarter would tell it, and be withheld.
    { service: 's0', place: 'site', mode: 'WEB', day: '2026-07-10', answers: sat(4, 3), n: 6 },
    { service: 's0', place: 'site', mode: 'WEB', day: '2026-09-10', answers: sat(4, 3), n: 7 },
  ]);
  await world.noteFlow([
    { service: 's0', place: 'site', segment: 'citizen', day: '2026-08-10', n: 900 },
    { service: 's0', place: 'line', segment: 'citizen', day: '2026-08-20', n: 100 },
  ]);
  await world.api.platform.publisher.publishClosed();
}, 180_000);
afterAll(() => world.api.close());

const scoreOf = async () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  const { data } = await world.api.ask<any>(
    `{ service(id: "s0") { estimate(basis: AS_EXPERIENCED, ${QUARTER}) { value n basis interval { low high } } } }`,
  );
  return data.service.estimate;
};
/** Of those whose transactions are known, so that they would move the score. */
const late = (n: number) =>
  world.rate([{ service: 's0', place: 'site', mode: 'WEB', segment: 'citizen', answers: sat(1), n }]);

test('what came late and waits is in no score either', async () => {
  const before = await scoreOf();
  expect(before).toMatchObject({ basis: 'AS_EXPERIENCED', n: 95 });
  world.api.clock.time = new Date('2026-12-22T09:00:00Z');
  await late(9);
  await world.api.platform.publisher.publishClosed();
  expect(await scoreOf()).toEqual(before);
});

/** What of the public schema the audit of disclosure does not attack figure by figure. */
const FOLLOWS = `{
  services: comparison(of: { allServices: {} }) { ...c }
  periods: comparison(of: { periods: { figuresOf: { service: "s0" },
    periods: [{ from: "2026-07-01", to: "2026-07-31" }, { from: "2026-08-01", to: "2026-08-31" }] } }) { ...c }
  channels: comparison(of: { channels: { service: "s0" } }) { ...c }
  segments: comparison(of: { segments: { service: "s0" } }) { ...c }
  modeTables { version items { item answers modes { mode effect answers referenceAnswers } mix { key effect answers } } }
  referenceMixes { year shares { percent } }
  parallelRuns { id links { slope intercept } }
}
fragment c on Comparison {
  reference { value n interval { low high } } comparisons
  items { key estimate { value n interval { low high } } verdict reliability
    outcome { ... on Difference { points p interval { low high } } ... on NotComparable { reasons } } }
}`;

test('between two publications nothing public moves, whatever comes in', async () => {
  // oxlint-disable-next-line typescript/no-explicit-any -- compared as a whole
  const ask = async () => (await world.api.ask<any>(FOLLOWS)).data;
  const before = await ask();
  expect(before.services.items.length).toBeGreaterThanOrEqual(3);
  expect(before.segments.items).toEqual([]);
  await late(500);
  expect(await ask()).toEqual(before);
});

/** Answers to SAT of the service in August, of which effects are made. */
async function acceptedAnswers(): Promise<number> {
  const accepted = await withRole(world.api.platform.pool, 'otklik_staff', (client) =>
    readAcceptedStrata(client, world.serviceIds.get('s0')!, 'SAT'),
  );
  expect([...accepted.keys()]).toEqual(['2026-08-01']);
  const answers = accepted.get('2026-08-01')!.flatMap(({ tally }) => tally.counts.SAT);
  return answers.reduce((sum, n) => sum + n, 0);
}

test('verdicts are made of what was accepted of public months alone', async () => {
  expect(await acceptedAnswers()).toBe(80);
});

test('what came late and is accepted moves the score of the later edition', async () => {
  const before = await scoreOf();
  // Citizens on the site, who made 9 of 10 transactions; of citizens on the line there are no answers.
  expect(before).toMatchObject({ value: 63, n: 95 });
  world.api.clock.time = new Date('2027-01-20T09:00:00Z');
  await world.api.platform.publisher.publishClosed();
  // 40 answers of 62.5 points on average and 509 of none.
  const after = await scoreOf();
  expect(after).toMatchObject({ value: Math.round((40 * 62.5) / 549), basis: 'AS_EXPERIENCED', n: 600 });
  expect(after.interval.high).toBeLessThan(before.interval.low);
  expect(await acceptedAnswers()).toBe(80 + 509);
});
