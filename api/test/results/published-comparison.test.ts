import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScoresWorld } from './scores-world.ts';

let world: ScoresWorld;

/** Of `s0` every second applicant got what was needed, of `s1` everybody; both are rated in two modes of unknown effect. */
beforeAll(async () => {
  world = await ScoresWorld.start(2);
  const half = [
    { SAT: 4, RESULT: 3 },
    { SAT: 2, RESULT: 1 },
  ];
  const all = [
    { SAT: 5, RESULT: 3 },
    { SAT: 3, RESULT: 3 },
  ];
  await world.rate([
    { service: 's0', place: 'site', mode: 'WEB', answers: half, n: 120 },
    { service: 's0', place: 'line', mode: 'OPERATOR', answers: half, n: 80 },
    { service: 's1', place: 'site', mode: 'WEB', answers: all, n: 200 },
  ]);
  await world.api.platform.freezer.freezeDue();
  await world.api.platform.publisher.publishClosed();
});
afterAll(() => world.api.close());

const compared = async (measure: string) => {
  const { data } = await world.api.ask<{ comparison: { items: { outcome: unknown }[] } }>(
    `{ comparison(of: { subjects: [{ service: "s1" }, { service: "s0" }] }, measure: ${measure}, against: FIRST,
        basis: AS_EXPERIENCED, period: { from: "2026-07-01", to: "2026-09-30" }) {
        items { outcome { ... on Difference { points interval { low high } } ... on NotComparable { reasons } } } } }`,
  );
  return data.comparison.items[1]!.outcome;
};

test('what people got is a fact, and is compared whatever the modes; how satisfied they were is not', async () => {
  expect(await compared('RESULT')).toMatchObject({ points: -50, interval: { low: expect.any(Number) } });
  expect(await compared('SAT')).toEqual({ reasons: ['MODE_NOT_ADJUSTED'] });
});
