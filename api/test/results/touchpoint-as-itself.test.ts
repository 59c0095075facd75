import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submission, submit } from '../ratings/requests.ts';
import { sessionToken } from '../server/people.ts';
import { ask } from '../server/raw-http.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const TODAY = '2026-11-22';
const NOVEMBER = { from: '2026-11-01', to: TODAY };
/** Satisfaction with the portal as such: nobody was less than content, and nobody but these rated it. */
const ITSELF = [5, 5, 4, 4, 5, 4, 5, 5, 4, 5, 5, 4];
/** Satisfaction with what was used there. */
const SERVICE = [1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1];

let api: TestApi;
let ofMinistry: string;
let ofAgency: string;

beforeAll(async () => {
  api = await startTestApi();
  const { portal, service } = api.registry;
  // What is offered on a day is asked of everyone: its ratings count for the score.
  for (const subjectId of [portal, service])
    api.platform.acceptance.offers.add({ day: TODAY, touchpointId: portal, subjectId, mode: 'WEB', shown: 50 });
  await api.platform.acceptance.offers.flush();
  for (const [index, value] of ITSELF.entries())
    await rate({ touchpoint: 'portal' }, value, {
      mode: index < 10 ? 'WEB' : 'APP',
      ...(index === 0 && { comments: [{ question: 'GOOD', text: 'Easy to find my way' }] }),
    });
  for (const [index, value] of SERVICE.entries())
    await rate({ service: 'passport' }, value, {
      ...(index === 0 && { comments: [{ question: 'IMPROVE', text: 'The passport took long' }] }),
    });
  await api.platform.redactor.drain();
  ofMinistry = await sessionToken(api, 'ANALYST');
  ofAgency = await sessionToken({ ...api, registry: { ministry: api.registry.agency } }, 'ANALYST');
}, 120_000);
afterAll(() => api.close());

async function rate(subject: object, value: number, more: object): Promise<void> {
  const { userErrors } = await submit(api, submission({ subject, answers: [{ item: 'SAT', value }], ...more }));
  expect(userErrors).toEqual([]);
}

/** Asks the staff endpoint over HTTP with a session. */
async function asStaff<Data>(token: string, query: string): Promise<Data> {
  const headers = { cookie: `otklik_sid=${token}`, 'accept-language': 'en' };
  const { text } = await ask(api.server.port, { query, variables: { period: NOVEMBER } }, headers, '/staff/graphql');
  const { data, errors } = JSON.parse(text) as { data: Data; errors?: object[] };
  expect(errors).toBeUndefined();
  return data;
}

interface Told {
  raw: { value: number | null; n: number | null; reason: string | null };
  experienced: { value: number | null; weighting: string | null };
  distribution: { bars: { value: number; count: number }[]; suppressed: boolean };
  trend: { estimate: { n: number | null } }[];
  modes: { key: string; estimate: { n: number | null } }[];
  controlChart: object | null;
  drivers: object | null;
}
const FIGURES = `query ($period: PeriodInput!) {
  touchpoint(id: "portal") {
    raw: estimate(basis: RAW, period: $period) { value n reason }
    experienced: estimate(period: $period) { value weighting }
    distribution(period: $period) { suppressed bars { value count } }
    trend(basis: RAW, period: $period) { estimate { n } }
    modes: breakdown(basis: RAW, by: MODE, period: $period) { key estimate { n } }
    controlChart { measure } drivers(period: $period) { period { from } }
  }
}`;
const figures = async (token: string) => (await asStaff<{ touchpoint: Told }>(token, FIGURES)).touchpoint;

describe('figures of a portal that is rated as itself', () => {
  test('are those of its own ratings, for staff of its authority: nothing of the services that are rated there', async () => {
    const told = await figures(ofMinistry);
    const mean = ITSELF.reduce((sum, answer) => sum + 25 * (answer - 1), 0) / ITSELF.length;
    expect(told.raw).toEqual({ value: Math.round(10 * mean) / 10, n: ITSELF.length, reason: null });
    expect(told.distribution.bars.map(({ count }) => count)).toEqual(
      [1, 2, 3, 4, 5].map((value) => ITSELF.filter((answer) => answer === value).length),
    );
    expect(told.trend.map(({ estimate }) => estimate.n)).toEqual([ITSELF.length]);
    expect(told.modes.map(({ key }) => key)).toEqual(['WEB', 'APP']);
    expect(told.controlChart).not.toBeNull();
    expect(told.drivers).not.toBeNull();
  });

  test('are weighted by nothing: transactions are counted for services', async () => {
    const { experienced, raw } = await figures(ofMinistry);
    expect(experienced).toEqual({ value: raw.value, weighting: 'ANSWERS' });
  });

  test('are seen by staff of another authority as by the public: only once they are published', async () => {
    const told = await figures(ofAgency);
    expect(told.raw).toEqual({ value: null, n: null, reason: 'NOT_PUBLISHED' });
    expect(told.distribution).toEqual({ suppressed: true, bars: [] });
    expect(told.trend.filter(({ estimate }) => estimate.n !== null)).toEqual([]);
    expect([told.modes, told.controlChart, told.drivers]).toEqual([[], null, null]);
  });
});

describe('comments left at a portal', () => {
  const texts = async (token: string, list: string) => {
    const query = `{ touchpoint(id: "portal") { comments${list} { nodes { text } } } }`;
    const { touchpoint } = await asStaff<{ touchpoint: { comments: { nodes: { text: string }[] } } }>(token, query);
    return touchpoint.comments.nodes.map(({ text }) => text).sort();
  };

  test('are about it as itself where only those are asked for', async () => {
    expect(await texts(ofMinistry, '(asItself: true)')).toEqual(['Easy to find my way']);
    expect(await texts(ofMinistry, '')).toEqual(['Easy to find my way', 'The passport took long']);
  });

  test('are not read by staff of another authority', async () => {
    expect(await texts(ofAgency, '(asItself: true)')).toEqual([]);
  });
});

test('touchpoints are listed by whether they are rated as themselves, for staff and the public', async () => {
  const slugs = (nodes: { slug: string }[]) => nodes.map(({ slug }) => slug);
  for (const [list, expected] of [
    ['(ratedAsItself: true)', ['portal']],
    ['(ratedAsItself: false)', ['office']],
    ['', ['office', 'portal']],
  ] as const) {
    const query = `{ touchpoints${list} { nodes { slug } } }`;
    type Listed = { touchpoints: { nodes: { slug: string }[] } };
    expect(slugs((await asStaff<Listed>(ofMinistry, query)).touchpoints.nodes)).toEqual(expected);
    expect(slugs((await api.ask<Listed>(query)).data.touchpoints.nodes)).toEqual(expected);
  }
});
