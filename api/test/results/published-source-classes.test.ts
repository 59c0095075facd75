import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRatings } from '../../audit/country/send-ratings.ts';
import { storeRegistry } from '../../audit/country/store-registry.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { countStatements } from '../support/statements.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
const DAY = '2026-08-17';
const [authority, another] = [uuidV7(), uuidV7()];
/** Services and how many of 200 that rate each are invited; the others are asked at the end point. */
const INVITED = { asked: 0, some: 40, most: 160, all: 200, few: 6 } as const;
const SERVICES = Object.keys(INVITED);

/** All on the web and equally content: nothing stands between services but how people were reached. */
beforeAll(async () => {
  api = await startTestApi({ now: new Date('2026-11-22T09:00:00Z') });
  const { platform } = api;
  await storeRegistry(platform, {
    authorities: [authority, another].map((id) => ({ id, parent: null })),
    services: SERVICES.map((slug) => ({ slug, authority: slug === 'few' ? another : authority })),
    touchpoints: [{ slug: 'web-site', channel: 'PORTAL', modes: ['WEB'], services: SERVICES }],
  });
  for (const service of SERVICES)
    platform.acceptance.offers.add({
      day: DAY,
      touchpointId: platform.directory.find('TOUCHPOINT', 'web-site')!.id,
      subjectId: platform.directory.find('SERVICE', service)!.id,
      mode: 'WEB',
      shown: 1_000,
    });
  await platform.acceptance.offers.flush();
  await sendRatings(
    platform,
    authority,
    Object.entries(INVITED).flatMap(([service, invited]) =>
      Array.from({ length: 200 }, (_, one) => ({
        service,
        touchpoint: 'web-site',
        mode: 'WEB' as const,
        day: DAY,
        answers: { SAT: 4 - (one % 2), EASE: 4 - (one % 2) },
        isInvited: one < invited,
      })),
    ),
  );
  await platform.publisher.publishClosed();
}, 180_000);
afterAll(() => api.close());

const QUARTER = 'period: { from: "2026-07-01", to: "2026-09-30" }';
const compared = (of: readonly string[], args = `measure: SAT, ${QUARTER}`) =>
  `{ comparison(of: { subjects: [${of.map((service) => `{ service: "${service}" }`).join(' ')}] }, against: FIRST,
    basis: AS_EXPERIENCED, ${args}) { items { badge { reasons } outcome { __typename } } } }`;
interface Answer {
  comparison: { items: { badge: { reasons: string[] }; outcome: { __typename: string } | null }[] };
}
const cautions = ({ comparison }: Answer) =>
  comparison.items.map(({ badge: { reasons } }) => reasons.includes('SOURCE_CLASSES'));
const ofPublic = async (of: readonly string[], args?: string) => (await api.ask<Answer>(compared(of, args))).data;

test('the public is warned where people were reached in another way, as far as that is published', async () => {
  const found = await ofPublic(['asked', 'some', 'most', 'all', 'few']);
  // Of `few` the invited are too few to be told, and with them those who were asked.
  expect(cautions(found)).toEqual([false, false, true, true, false]);
  expect(found.comparison.items[3]!.outcome).toEqual({ __typename: 'Difference' });
});

test('of other questions as well: a rating comes in one way, whatever it answers', async () => {
  expect(cautions(await ofPublic(['asked', 'some', 'all'], `measure: EASE, ${QUARTER}`))).toEqual([false, false, true]);
});

test('of months it is not published: nothing is said', async () => {
  const month = 'measure: SAT, period: { from: "2026-08-01", to: "2026-08-31" }';
  const found = await ofPublic(['asked', 'all'], month);
  expect(cautions(found)).toEqual([false, false]);
  expect(found.comparison.items[1]!.outcome).toEqual({ __typename: 'Difference' });
});

test('own figures are put beside published ones of other authorities by the same rule', async () => {
  const viewer = aViewer('ANALYST', another);
  expect(cautions(await askStaff(api, viewer, compared(['few', 'asked', 'all'])))).toEqual([false, false, true]);
  // What is not told of the other is no reason for a warning.
  const owner = aViewer('ANALYST', authority);
  expect(cautions(await askStaff(api, owner, compared(['all', 'few'])))).toEqual([false, false]);
});

test('it costs one statement more for a whole list, however long', async () => {
  const statements = (of: readonly string[], filter: string) =>
    countStatements(
      () => ofPublic(of, `${filter}, ${QUARTER}`),
      (text) => text.includes('from publication') && text.includes('figures'),
    );
  // Each question is a new one: what was made once costs nothing.
  const [ofTwo, ofFive] = [
    await statements(['asked', 'all'], 'measure: TIME'),
    await statements(SERVICES, 'measure: RESULT'),
  ];
  // The rows of the quarter, and those of its source classes.
  expect([ofTwo, ofFive]).toEqual([2, 2]);
});
