import { afterAll, beforeAll, expect, test } from 'vitest';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { sessionToken } from './people.ts';
import { ask, codesOf } from './raw-http.ts';

/** PostgreSQL holds neither: a page that cuts a text to its limit leaves half a character of an emoji. */
const GIVEN = 'a\0b\ud83d';
const KEPT = 'ab\uFFFD';
const BOTH = { ru: GIVEN, en: GIVEN };

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Runs a mutation of one input as somebody of the ministry. */
async function run(
  mutation: string,
  input: object,
  object: string,
  role: Parameters<typeof aViewer>[0] = 'AUTHORITY_ADMIN',
) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const viewer = aViewer(role, role === 'METHODOLOGIST' ? null : api.registry.ministry);
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${object} userErrors { code } } }`;
  const { [mutation]: payload } = await askStaff(api, viewer, source, { input });
  expect(payload.userErrors).toEqual([]);
  return payload;
}

test('texts of an improvement, its owner and its report are kept without what cannot be stored', async () => {
  const { improvement } = await run(
    'improvementRegister',
    { title: BOTH, problem: BOTH, owner: GIVEN, measure: 'SAT', subjects: [{ service: 'passport' }] },
    'improvement { id title(language: RU) owner }',
  );
  expect(improvement).toMatchObject({ title: KEPT, owner: KEPT });
  const changed = await run(
    'improvementChange',
    { id: improvement.id, problem: BOTH, owner: `${GIVEN}!` },
    'improvement { owner }',
  );
  expect(changed.improvement.owner).toBe(`${KEPT}!`);
  const texts = { title: BOTH, youSaid: BOTH, weAsked: BOTH, weDid: BOTH, didItHelp: BOTH };
  await run('improvementReportSave', { id: improvement.id, ...texts }, 'improvement { id }');
});

test('so are names of the registry and of keys, and releases', async () => {
  const { service } = await run(
    'serviceCreate',
    { authority: 'agency', slug: 'permit', name: BOTH, spokenName: BOTH, audience: 'EXTERNAL' },
    'service { name(language: EN) }',
  );
  expect(service.name).toBe(KEPT);
  const { partnerKey } = await run(
    'partnerKeyCreate',
    { authority: 'agency', name: GIVEN, scopes: ['RATINGS_WRITE'] },
    'partnerKey { name }',
  );
  expect(partnerKey.name).toBe(KEPT);
  const { trendEvent } = await run(
    'trendEventRecord',
    { day: '2026-11-01', of: { service: 'passport' }, title: BOTH },
    'trendEvent { title(language: RU) }',
  );
  expect(trendEvent.title).toBe(KEPT);
});

test('so are the words of a draft of the instrument', async () => {
  const { instrument } = await run('instrumentDraftCreate', {}, 'instrument { id edition }', 'METHODOLOGIST');
  const changed = await run(
    'instrumentDraftChange',
    {
      ...instrument,
      texts: [{ key: 'leadIn.TOUCHPOINT', ...BOTH }],
      notes: BOTH,
      checks: [{ language: 'EN', note: BOTH }],
    },
    'instrument { notes(language: EN) texts { key ru en } }',
    'METHODOLOGIST',
  );
  expect(changed.instrument.notes).toBe(KEPT);
  expect(changed.instrument.texts).toContainEqual({ key: 'leadIn.TOUCHPOINT', ru: KEPT, en: KEPT });
});

test('an authority that cannot be stored is the fault of who asks for it, and does not make the server busy', async () => {
  const query = 'mutation ($input: PartnerKeyCreateInput!) { partnerKeyCreate(input: $input) { key } }';
  const variables = { input: { authority: GIVEN, name: 'key', scopes: ['RATINGS_WRITE'] } };
  const cookie = `otklik_sid=${await sessionToken(api)}`;
  const answer = await ask(api.server.port, { query, variables }, { cookie }, '/staff/graphql');
  expect([answer.status, codesOf(answer)]).toEqual([200, ['FIELD_INVALID']]);
});

test('an address that cannot be stored is that of nobody', async () => {
  expect(await api.platform.access.signIn(`\0${GIVEN}@demo.example`, GIVEN)).toBeNull();
});
