import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendRatings } from '../../audit/country/send-ratings.ts';
import { storeRegistry } from '../../audit/country/store-registry.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
const DAY = '2026-08-17';
const [authority, another] = [uuidV7(), uuidV7()];
const SERVICES = ['mixed', 'line-only'];

/** `line-only` is invited by telephone alone; its counter has too few answers, which the line protects. */
beforeAll(async () => {
  api = await startTestApi({ now: new Date('2026-11-22T09:00:00Z') });
  const { platform } = api;
  const places = [
    { slug: 'web-site', channel: 'PORTAL', modes: ['WEB'] },
    { slug: 'phone-line', channel: 'TELEPHONE', modes: ['OPERATOR'] },
    { slug: 'counter', channel: 'IN_PERSON', modes: ['KIOSK'] },
  ] as const;
  await storeRegistry(platform, {
    authorities: [authority, another].map((id) => ({ id, parent: null })),
    services: [
      { slug: 'mixed', authority },
      { slug: 'line-only', authority: another },
    ],
    touchpoints: places.map((place) => ({ ...place, services: SERVICES })),
  });
  for (const { slug, modes } of places)
    for (const service of SERVICES)
      platform.acceptance.offers.add({
        day: DAY,
        touchpointId: platform.directory.find('TOUCHPOINT', slug)!.id,
        subjectId: platform.directory.find('SERVICE', service)!.id,
        mode: modes[0],
        shown: 1_000,
      });
  await platform.acceptance.offers.flush();
  const rated = (service: string, at: 0 | 1 | 2, n: number, SAT: number, isInvited = false) =>
    Array.from({ length: n }, (_, one) => ({
      service,
      touchpoint: places[at].slug,
      mode: places[at].modes[0],
      day: DAY,
      answers: { SAT: SAT - (one % 2) },
      isInvited,
    }));
  await sendRatings(platform, authority, [
    ...rated('mixed', 0, 120, 5),
    ...rated('mixed', 0, 40, 4, true),
    ...rated('mixed', 1, 60, 4, true),
    ...rated('line-only', 0, 60, 5),
    ...rated('line-only', 1, 14, 4, true),
    ...rated('line-only', 2, 6, 3),
  ]);
  await platform.publisher.publishClosed();
}, 180_000);
afterAll(() => api.close());

const PERIOD = 'period: { from: "2026-07-01", to: "2026-09-30" }';
// oxlint-disable-next-line typescript/no-explicit-any -- looked into below
const ask = async (service: string, fields: string): Promise<any> =>
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  (await api.ask<any>(`{ service(id: "${service}") { ${fields} } }`)).data.service;

test('the public reads the plain figures of the invited and of those asked at the end point apart', async () => {
  const sources = `breakdown(by: SOURCE_CLASS, ${PERIOD}) { key share estimate { value n interval { low high } basis modeAdjustment } }`;
  const { breakdown, whole } = await ask('mixed', `${sources} whole: estimate(basis: RAW, ${PERIOD}) { n }`);
  expect(whole).toEqual({ n: 220 });
  const plain = { basis: 'RAW', modeAdjustment: null, interval: { low: expect.any(Number), high: expect.any(Number) } };
  expect(breakdown).toEqual([
    { key: 'PROMPT', share: 55, estimate: { ...plain, value: 88, n: 120 } },
    { key: 'RANDOM', share: 45, estimate: { ...plain, value: 63, n: 100 } },
  ]);
});

test('of other measures, of months and with restrictions they are not published', async () => {
  const found = await ask(
    'mixed',
    `month: breakdown(by: SOURCE_CLASS, period: { from: "2026-08-01", to: "2026-08-31" }) { key }
     ease: breakdown(by: SOURCE_CLASS, measure: EASE, ${PERIOD}) { key }
     open: breakdown(by: SOURCE_CLASS, stream: OPEN, ${PERIOD}) { key }
     portal: breakdown(by: SOURCE_CLASS, ${PERIOD}, filter: { channels: [PORTAL] }) { key }`,
  );
  expect(found).toEqual({ month: [], ease: [], open: [], portal: [] });
});

test('a withheld telephone line that is all of the invited is not told by them', async () => {
  const found = await ask(
    'line-only',
    `channels: breakdown(by: CHANNEL, ${PERIOD}) { key } sources: breakdown(by: SOURCE_CLASS, ${PERIOD}) { key }`,
  );
  expect(found).toEqual({ channels: [{ key: 'PORTAL' }], sources: [] });
});
