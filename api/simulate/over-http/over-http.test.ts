import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/support/test-api.ts';
import { makeCountry } from '../country.ts';
import { calendarOn } from '../run-calendar.ts';
import { comparePublished } from './compare-published.ts';
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
  // Five services on three bases with five values each, and the effects of eight modes with three, told to two readers.
  expect(result.compared).toBe(SERVICES * 3 * 5 + 8 * 3 * 2);
});

test('what anyone reads is what staff read, rounded, or is withheld with a reason', () => {
  const { rows, figures, compared, differences } = result.published;
  expect(differences).toEqual([]);
  // Four measures on three bases.
  expect(figures).toHaveLength(SERVICES * 4 * 3);
  const told = figures.filter(({ published }) => published.value !== null);
  expect(told.length).toBeGreaterThan(SERVICES * 4);
  expect(compared).toBe(4 * told.length);
  for (const { published } of figures) expect(published.value === null).toBe(published.reason !== null);
  // The truth of every measure, not only of satisfaction, is near what is published of it.
  for (const { published, truth } of told) expect(Math.abs(published.value! - truth.RESPONDENTS)).toBeLessThan(20);
  expect(rows).toBeGreaterThan(SERVICES * 8);
});

test('a published number that is not the rounded one of staff is found, and one that staff do not have', () => {
  const figure = result.published.figures.find(({ published }) => published.value !== null)!;
  const { published, staff } = figure;
  const found = (change: Partial<typeof figure>) => comparePublished([{ ...figure, ...change }]).differences.length;
  expect(found({})).toBe(0);
  expect(found({ published: { ...published, value: published.value! + 1 } })).toBe(1);
  expect(found({ published: { ...published, high: published.high! + 0.4 } })).toBe(1);
  expect(found({ published: { ...published, n: staff.n! + (staff.n! % 5 === 0 ? 1 : 0) } })).toBe(1);
  expect(found({ staff: { ...staff, n: 9 } })).toBe(4);
});

test('the country was really there: ratings, invitations, a bridge, figures of every service', () => {
  expect(result.ratings).toBeGreaterThan(3_000);
  expect(result.invitations).toBeGreaterThan(1_000);
  const share = result.bridged / result.invitations;
  expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / result.invitations));
  const told = result.figures.filter(({ basis, value }) => basis !== 'LIKE_FOR_LIKE' && value !== null);
  expect(told).toHaveLength(2 * SERVICES);
});
