import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/support/test-api.ts';
import { makeCountry } from '../country.ts';
import { calendarOn } from '../run-calendar.ts';
import { type OverHttp, runOverHttp } from './run-over-http.ts';

const TODAY = '2026-11-15';
const SERVICES = 5;

let api: TestApi;
let result: OverHttp;

/** A small country through the whole acceptance path: some thousand ratings, invitations and transactions. */
beforeAll(async () => {
  api = await startTestApi({ now: new Date(`${TODAY}T09:00:00Z`) });
  const country = makeCountry({ seed: 3, services: SERVICES, volumes: { least: 150, most: 900 }, interaction: 0 });
  result = await runOverHttp(
    { platform: api.platform, port: api.server.port },
    country,
    { seed: 5, calendar: calendarOn(TODAY) },
    () => undefined,
  );
}, 300_000);
afterAll(() => api.close());

test('what a server says of a country is what the rules make of the same answers', () => {
  expect(result.differences).toEqual([]);
  // Five services on three bases with five values each, and the effects of eight modes with three.
  expect(result.compared).toBe(SERVICES * 3 * 5 + 8 * 3);
});

test('the country was really there: ratings, invitations, a bridge, figures of every service', () => {
  expect(result.ratings).toBeGreaterThan(3_000);
  expect(result.invitations).toBeGreaterThan(1_000);
  const share = result.bridged / result.invitations;
  expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / result.invitations));
  const told = result.figures.filter(({ basis, value }) => basis !== 'LIKE_FOR_LIKE' && value !== null);
  expect(told).toHaveLength(2 * SERVICES);
});
