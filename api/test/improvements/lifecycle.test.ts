import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { submission, submit } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { codesOf, improve, registration, reportTexts } from './requests.ts';

let api: TestApi;
let analyst: ReturnType<typeof aViewer>;
let agency: ReturnType<typeof aViewer>;
let id: string;

beforeAll(async () => {
  api = await startTestApi();
  analyst = aViewer('ANALYST', api.registry.ministry);
  agency = aViewer('ANALYST', api.registry.agency);
});
afterAll(() => api.close());
beforeEach(async () => {
  letTimePass();
  id = (await improve(api, analyst, 'Register', registration())).improvement.id;
});

/** Entries of the audit trail are in order when time has passed between them. */
const letTimePass = () => {
  api.clock.time = new Date(api.clock.time.getTime() + 1_000);
};
const change = (input: object, viewer = analyst) => improve(api, viewer, 'Change', { id, ...input });
const publicReport = async (slug: string) =>
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into by each test
  (await api.ask<any>('query ($id: ID!) { report(id: $id) { id title weDid(language: RU) state } }', { id: slug })).data
    .report;

describe('states', () => {
  test('planned, started, done: days are today unless named', async () => {
    expect((await change({ state: 'STARTED', startsOn: '2026-11-01' })).improvement).toMatchObject({
      state: 'STARTED',
      startsOn: '2026-11-01',
    });
    expect((await change({ state: 'DONE' })).improvement).toMatchObject({ state: 'DONE', doneOn: '2026-11-22' });
    // The months that are compared are counted from that day: it stays.
    expect(codesOf(await change({ doneOn: '2026-11-20' }))).toEqual(['REGISTRATION_FROZEN doneOn']);
    expect(codesOf(await change({ doneOn: '2026-11-22' }))).toEqual([]);
    for (const day of ["'2026-11-20'", "'2026-11-23'"])
      await expect(
        asAdmin(api.database, `update improvement set done_on = ${day} where state = 'DONE'`),
      ).rejects.toThrow('the day on which an improvement was done is never changed');
  });

  test('a refusal needs its reason in both languages', async () => {
    expect(codesOf(await change({ state: 'DECLINED' }))).toEqual([
      'FIELD_MISSING declinedReason.ru',
      'FIELD_MISSING declinedReason.en',
    ]);
    const declined = await change({ state: 'DECLINED', declinedReason: { ru: 'Дорого', en: 'Too dear' } });
    expect(declined.improvement).toMatchObject({ state: 'DECLINED', declinedReason: 'Too dear' });
  });

  test.each([
    ['PLANNED', 'DONE'],
    ['STARTED', 'PLANNED'],
    ['DONE', 'STARTED'],
    ['DONE', 'DECLINED'],
    ['DECLINED', 'PLANNED'],
  ])('from %s no way leads to %s', async (from, to) => {
    if (from === 'DECLINED') await change({ state: from, declinedReason: { ru: 'Нет', en: 'No' } });
    else if (from !== 'PLANNED') await change({ state: 'STARTED' });
    if (from === 'DONE') await change({ state: 'DONE' });
    expect(codesOf(await change({ state: to }))).toEqual(['STATE_TRANSITION state']);
    const { improvement } = await askStaff(api, analyst, 'query ($id: ID!) { improvement(id: $id) { state } }', { id });
    expect(improvement.state).toBe(from);
  });

  test('days must have come, and follow each other', async () => {
    expect(codesOf(await change({ state: 'STARTED', startsOn: '2026-12-01' }))).toEqual(['DATE_IN_FUTURE startsOn']);
    await change({ state: 'STARTED', startsOn: '2026-11-10' });
    expect(codesOf(await change({ state: 'DONE', doneOn: '2026-11-23' }))).toEqual(['DATE_IN_FUTURE doneOn']);
    expect(codesOf(await change({ state: 'DONE', doneOn: '2026-11-09' }))).toEqual(['DATE_INVALID doneOn']);
    expect(codesOf(await change({ doneOn: '2026-11-20' }))).toEqual(['STATE_TRANSITION doneOn']);
  });
});

describe('registering', () => {
  test('what is not known yet is absent, and numbers are as given', async () => {
    const [row] = await asAdmin(
      api.database,
      'select state, starts_on, declined_reason is null as no_reason, expected_change::float8 as expected from improvement order by id desc limit 1',
    );
    expect(row).toEqual({ state: 'PLANNED', starts_on: null, no_reason: true, expected: 4.5 });
  });

  test.each([
    [{ subjects: [] }, ['FIELD_MISSING subjects']],
    [{ subjects: [{ service: 'passport' }, { service: 'nowhere' }] }, ['SUBJECT_UNKNOWN subjects.1']],
    [{ title: { ru: ' ', en: 'Title' } }, ['FIELD_MISSING title.ru']],
    [{ problem: { ru: 'x'.repeat(4_001), en: 'Problem' } }, ['TEXT_TOO_LONG problem.ru']],
    [{ expectedChange: 101 }, ['FIELD_INVALID expectedChange']],
    [{ owner: 'x'.repeat(201) }, ['TEXT_TOO_LONG owner']],
  ])('%#: what is wrong is told field by field', async (wrong, codes) => {
    expect(codesOf(await improve(api, analyst, 'Register', registration(wrong)))).toEqual(codes);
  });

  test('only for an authority that owns all of the subjects: its report stands on each of their pages', async () => {
    expect(codesOf(await improve(api, agency, 'Register', registration()))).toEqual(['NOT_PERMITTED subjects']);
    const both = registration({ subjects: [{ service: 'passport' }, { service: 'licence' }] });
    expect(codesOf(await improve(api, agency, 'Register', both))).toEqual(['NOT_PERMITTED subjects']);
    const own = registration({ subjects: [{ service: 'licence' }] });
    expect(codesOf(await improve(api, agency, 'Register', own))).toEqual([]);
  });

  test.each(['OPERATOR', 'MODERATOR', 'PLATFORM_ADMIN'] as const)('not by the role %s', async (role) => {
    const viewer = aViewer(role, role === 'PLATFORM_ADMIN' ? null : api.registry.ministry);
    expect(codesOf(await improve(api, viewer, 'Register', registration()))).toEqual(['NOT_PERMITTED']);
  });
});

test('another authority neither sees nor changes it; the ministry sees those of its agency', async () => {
  const one = 'query ($id: ID!) { improvement(id: $id) { id viewerCanChange } node(id: $id) { id } }';
  expect(await askStaff(api, agency, one, { id })).toEqual({ improvement: null, node: null });
  expect(codesOf(await change({ state: 'STARTED' }, agency))).toEqual(['NOT_FOUND id']);
  const own = await improve(api, agency, 'Register', registration({ subjects: [{ service: 'licence' }] }));
  expect((await askStaff(api, analyst, one, { id: own.improvement.id })).improvement.viewerCanChange).toBe(true);
});

test('the list is newest first, by page and by state', async () => {
  await change({ state: 'STARTED' });
  const list = `query ($first: Int!, $after: String, $state: ImprovementState) {
    improvements(first: $first, after: $after, state: $state) { nodes { id state } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { improvements } = await askStaff(api, analyst, list, { first: 4, after });
    // oxlint-disable-next-line typescript/no-explicit-any -- as answered
    ids.push(...improvements.nodes.map((node: any) => node.id));
    more = improvements.pageInfo.hasNextPage;
    after = improvements.pageInfo.endCursor;
  }
  expect(ids[0]).toBe(id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(4);
  const { improvements } = await askStaff(api, analyst, list, { first: 100, state: 'STARTED' });
  expect(improvements.nodes).toContainEqual({ id, state: 'STARTED' });
  // oxlint-disable-next-line typescript/no-explicit-any -- as answered
  expect(improvements.nodes.every((node: any) => node.state === 'STARTED')).toBe(true);
});

describe('the report', () => {
  test('is public only once it is complete and published, under the address of its title', async () => {
    expect(codesOf(await improve(api, analyst, 'Publish', { id }))).toEqual(['REPORT_INCOMPLETE id']);
    await improve(api, analyst, 'ReportSave', { id, ...reportTexts({ didItHelp: { ru: 'Да', en: '' } }) });
    expect(codesOf(await improve(api, analyst, 'Publish', { id }))).toEqual(['REPORT_INCOMPLETE didItHelp']);
    expect(await publicReport('the-form-half-as-long')).toBeNull();
    await improve(api, analyst, 'ReportSave', { id, ...reportTexts() });
    const published = await improve(api, analyst, 'Publish', { id });
    expect(published.improvement.report.slug).toBe('the-form-half-as-long');
    const report = await publicReport('the-form-half-as-long');
    expect(report).toMatchObject({ title: 'The form: half as long!', weDid: 'We did (ru)', state: 'PLANNED' });
    expect(await publicReport(report.id)).toEqual(report);
  });

  test('keeps day and address when published again; an edit is public at once and in the audit trail', async () => {
    letTimePass();
    await improve(api, analyst, 'ReportSave', { id, ...reportTexts() });
    letTimePass();
    const first = (await improve(api, analyst, 'Publish', { id })).improvement.report;
    letTimePass();
    expect((await improve(api, analyst, 'Publish', { id })).improvement.report).toEqual(first);
    const incomplete = await improve(api, analyst, 'ReportSave', { id, ...reportTexts({ weDid: { ru: '', en: '' } }) });
    expect(codesOf(incomplete)).toEqual(['REPORT_INCOMPLETE weDid']);
    letTimePass();
    const edit = reportTexts({ title: { ru: 'Иначе', en: 'Otherwise' } });
    await improve(api, analyst, 'ReportSave', { id, ...edit });
    expect(await publicReport(first.slug)).toMatchObject({ title: 'Otherwise' });
    const { auditTrail } = await askStaff(
      api,
      analyst,
      'query ($id: ID!) { auditTrail(object: $id) { nodes { action actor before after } } }',
      { id },
    );
    // oxlint-disable-next-line typescript/no-explicit-any -- as answered
    expect(auditTrail.nodes.map((node: any) => node.action)).toEqual([
      'improvementReportSave',
      'improvementPublish',
      'improvementReportSave',
      'improvementRegister',
    ]);
    expect(auditTrail.nodes[0].before.title.EN).toBe('The form: half as long!');
    expect(auditTrail.nodes[0].after.title.EN).toBe('Otherwise');
  });

  test('two reports of one title have two addresses; a title without Latin letters has one too', async () => {
    const slugs: string[] = [];
    for (const title of ['Same title', 'Same title', 'Очередь']) {
      const made = await improve(api, analyst, 'Register', registration());
      const target = { id: made.improvement.id };
      await improve(api, analyst, 'ReportSave', { ...target, ...reportTexts({ title: { ru: title, en: title } }) });
      slugs.push((await improve(api, analyst, 'Publish', target)).improvement.report.slug);
    }
    expect(slugs).toEqual(['same-title', 'same-title-2', 'report']);
  });

  test('is found with its subject, its authority, in the list, and by the receipt of an earlier rating', async () => {
    const { rating } = await submit(api, submission({}));
    letTimePass();
    await improve(api, analyst, 'ReportSave', { id, ...reportTexts({ title: { ru: 'Нашлось', en: 'To be found' } }) });
    const { slug } = (await improve(api, analyst, 'Publish', { id })).improvement.report;
    // oxlint-disable-next-line typescript/no-explicit-any -- as answered
    const { data } = await api.ask<any>(
      `query ($code: String!) {
        reports(first: 1) { nodes { slug change { verdict } before { complete } after { complete } } pageInfo { hasNextPage endCursor } }
        service(id: "passport") { reports(first: 1) { nodes { slug subjects { slug kind } authority { slug } } } }
        other: service(id: "licence") { reports { nodes { slug } } }
        authority(id: "ministry") { reports(first: 1) { nodes { slug } } }
        receipt(code: $code) { reports { slug } }
      }`,
      { code: rating!.receipt },
    );
    expect(data.reports.nodes).toEqual([
      { slug, change: { verdict: 'TOO_EARLY' }, before: expect.anything(), after: null },
    ]);
    expect(data.service.reports.nodes).toEqual([
      { slug, subjects: [{ slug: 'passport', kind: 'SERVICE' }], authority: { slug: 'ministry' } },
    ]);
    expect(data.other.reports.nodes).toEqual([]);
    expect(data.authority.reports.nodes).toEqual([{ slug }]);
    expect(data.receipt.reports[0]).toEqual({ slug });
    // oxlint-disable-next-line typescript/no-explicit-any -- as answered
    const next = await api.ask<any>(
      'query ($after: String) { reports(first: 100, after: $after) { nodes { slug } pageInfo { hasPreviousPage } } }',
      { after: data.reports.pageInfo.endCursor },
    );
    expect(next.data.reports.pageInfo.hasPreviousPage).toBe(true);
    expect(next.data.reports.nodes.map((node: { slug: string }) => node.slug)).not.toContain(slug);
    expect(next.data.reports.nodes.length).toBeGreaterThan(0);
  });
});
