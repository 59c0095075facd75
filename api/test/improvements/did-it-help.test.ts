import { INSTRUMENT_VERSION } from '@otklik/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRows } from '../../src/modules/ratings/index.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { improve, registration, reportTexts } from './requests.ts';

let api: TestApi;
let analyst: ReturnType<typeof aViewer>;
let slug: string;
let id: string;

beforeAll(async () => {
  api = await startTestApi({ now: new Date('2026-05-10T09:00:00Z') });
  analyst = aViewer('ANALYST', api.registry.ministry);
  id = (await improve(api, analyst, 'Register', registration({ startsOn: '2026-05-20' }))).improvement.id;
  api.clock.time = new Date('2026-06-10T09:00:00Z');
  await improve(api, analyst, 'Change', { id, state: 'STARTED' });
  await improve(api, analyst, 'Change', { id, state: 'DONE' });
  await improve(api, analyst, 'ReportSave', { id, ...reportTexts() });
  slug = (await improve(api, analyst, 'Publish', { id })).improvement.report.slug;
});
afterAll(() => api.close());

/** Ratings of the passport service in a month, prompted: each value as often as told. */
async function month(from: string, counts: readonly [number, number, number, number, number]): Promise<void> {
  const day = `${from}-15`;
  await asAdmin(api.database, `insert into offer_tally values ($1, $2, $3, 'WEB', 500)`, [
    day,
    api.registry.portal,
    api.registry.service,
  ]);
  const rows = counts.flatMap((count, index) =>
    Array.from({ length: count }, () => ({
      id: crypto.randomUUID(),
      touchpoint: 'portal',
      subject: { service: 'passport' },
      mode: 'WEB',
      language: 'EN',
      instrumentVersion: INSTRUMENT_VERSION,
      answers: { SAT: index + 1 },
      collectedAt: `${day}T12:00:00Z`,
    })),
  );
  const authorityId = api.registry.ministry;
  const results = await importRows(api.platform.acceptance, rows, { authorityId, isDryRun: false });
  expect(results.filter(({ kind }) => kind !== 'STORED')).toEqual([]);
}

const COMPARED = `before { period { from to grain } complete estimate { value n reason quality } }
  after { period { from to } estimate { value n } } change { verdict difference interval { low high } }`;
const forStaff = async () =>
  (await askStaff(api, analyst, `query ($id: ID!) { improvement(id: $id) { ${COMPARED} } }`, { id })).improvement;
const forPublic = async () =>
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  (await api.ask<any>(`query ($id: ID!) { report(id: $id) { ${COMPARED} } }`, { id: slug })).data.report;

test('before is the three whole months before the start; while no month after is closed it is too early', async () => {
  api.clock.time = new Date('2026-08-07T09:00:00Z');
  for (const from of ['2026-02', '2026-03', '2026-04']) await month(from, [13, 13, 10, 3, 2]);
  await month('2026-05', [0, 0, 0, 0, 40]);
  await api.platform.publisher.publishClosed();
  const staff = await forStaff();
  expect(staff.before).toMatchObject({
    period: { from: '2026-02-01', to: '2026-04-30', grain: null },
    complete: true,
    estimate: { value: 30.5, n: 123, reason: null },
  });
  expect(staff).toMatchObject({ after: null, change: { verdict: 'TOO_EARLY', difference: null, interval: null } });
});

test('fewer than 30 answers after are too early too', async () => {
  api.clock.time = new Date('2026-08-09T09:00:00Z');
  await month('2026-07', [0, 0, 0, 14, 14]);
  await api.platform.publisher.publishClosed();
  const { after, change } = await forStaff();
  expect(after).toEqual({ period: { from: '2026-07-01', to: '2026-07-31' }, estimate: { value: 87.5, n: 28 } });
  expect(change.verdict).toBe('TOO_EARLY');
});

test('after up to three closed months it has improved: one decimal for staff, whole numbers for the public', async () => {
  api.clock.time = new Date('2026-10-09T09:00:00Z');
  for (const from of ['2026-08', '2026-09']) await month(from, [0, 5, 5, 15, 15]);
  await api.platform.publisher.publishClosed();
  const staff = await forStaff();
  expect(staff.after.period).toEqual({ from: '2026-07-01', to: '2026-09-30' });
  expect(staff.after.estimate.n).toBe(108);
  expect(staff.change.verdict).toBe('IMPROVED_AFTER');
  const published = await forPublic();
  expect(published.change.verdict).toBe('IMPROVED_AFTER');
  const { difference, interval } = published.change;
  for (const points of [difference, interval.low, interval.high]) expect(points).toBe(Math.round(points));
  expect(Math.abs(difference - staff.change.difference)).toBeLessThanOrEqual(1.5);
  expect(published.before.estimate.n % 5).toBe(0);
  api.clock.time = new Date('2026-11-22T09:00:00Z');
  await month('2026-10', [0, 0, 0, 0, 40]);
  expect((await forStaff()).after.period).toEqual({ from: '2026-07-01', to: '2026-09-30' });
});

test('the whole numbers of the public lie within a point of those of staff', async () => {
  const [staff, published] = [await forStaff(), await forPublic()];
  for (const side of ['before', 'after'] as const)
    expect(Math.abs(published[side].estimate.value - staff[side].estimate.value)).toBeLessThanOrEqual(1);
});

test('staff of another authority see of the report what the public sees', async () => {
  const agency = aViewer('ANALYST', api.registry.agency);
  const { report } = await askStaff(api, agency, `query ($id: ID!) { report(id: $id) { ${COMPARED} } }`, { id: slug });
  expect(report).toEqual(await forPublic());
});

test('of a service that nobody rated the public learns that it is too early', async () => {
  const other = await improve(api, analyst, 'Register', registration({ subjects: [{ service: 'licence' }] }));
  const target = { id: other.improvement.id };
  await improve(api, analyst, 'Change', { ...target, state: 'STARTED', startsOn: '2026-05-20' });
  await improve(api, analyst, 'Change', { ...target, state: 'DONE', doneOn: '2026-06-10' });
  await improve(api, analyst, 'ReportSave', { ...target, ...reportTexts({ title: { ru: 'Иное', en: 'Other' } }) });
  const published = (await improve(api, analyst, 'Publish', target)).improvement.report;
  // oxlint-disable-next-line typescript/no-explicit-any -- as answered
  const { data } = await api.ask<any>(`query ($id: ID!) { report(id: $id) { ${COMPARED} } }`, { id: published.slug });
  expect(data.report.change.verdict).toBe('TOO_EARLY');
  expect(data.report.before.estimate).toMatchObject({ value: null, reason: 'TOO_FEW' });
});
