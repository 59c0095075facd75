import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { StaffRole } from '@otklik/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidOf } from '../../src/kernel/ids.ts';
import { sessionToken } from '../server/people.ts';
import { submission, submit } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { aDraft, answered, changed, publishDraft, signedIn, type StaffSession } from './staff-session.ts';

let api: TestApi;
let methodologist: StaffSession;
beforeAll(async () => {
  api = await startTestApi({ pagesFile: PAGES_FILE });
  methodologist = await signedIn(api, 'METHODOLOGIST');
});
afterAll(() => api.close());

const PAGES_FILE = join(import.meta.dirname, '../../../dashboard/build/handler.js');
const DAY_MS = 86_400_000;
const pass = (milliseconds: number) => (api.clock.time = new Date(api.clock.time.getTime() + milliseconds));

interface Run {
  id: string;
  oldVersion: string;
  newVersion: string;
}

const DRAW = 'draw { asDrawnAnswers leftOutAnswers leftOut { touchpoint { slug } mode answers notDrawn } }';
const LINK = 'item kind ratio strata difference { value interval { low high } n quality method reason }';
const UNLINKED = 'unlinked { item reason }';
const RUNS = `{ parallelRuns { id oldVersion newVersion endedAt links { ${LINK} } linksSoFar { ${LINK} } ${UNLINKED} ${DRAW} } }`;
const END = `mutation($id: ID!) { parallelRunEnd(input: { id: $id }) { parallelRun { endedAt links { ${LINK} } ${UNLINKED} ${DRAW} } userErrors { code } } }`;

const unlinked = (reason: string, items = ['SAT', 'EASE', 'TIME']) => items.map((item) => ({ item, reason }));

const versionOf = async (ratingId: string): Promise<string> => {
  const { data } = await api.ask<{ questionnaire: { instrumentVersion: string } }>(
    `query($id: UUID) { questionnaire(touchpoint: "portal", subject: { service: "passport" }, ratingId: $id) { instrumentVersion } }`,
    { id: ratingId },
  );
  return data.questionnaire.instrumentVersion;
};

/** The version that a run draws for an id: `new version, if the first bit of HMAC-SHA-256(run id, id) is 1`. */
const drawnOf = ({ id, oldVersion, newVersion }: Run, ratingId: string): string =>
  createHmac('sha256', uuidOf('ParallelRun', id)!).update(ratingId).digest()[0]! >= 128 ? newVersion : oldVersion;

/** As many random ids for each version as are asked for, the old one's and the new one's in turn. */
function drawnIds(run: Run, count: number): { id: string; instrumentVersion: string }[] {
  const arms: Record<string, string[]> = { [run.oldVersion]: [], [run.newVersion]: [] };
  while (Object.values(arms).some((ids) => ids.length < count / 2)) {
    const id = randomUUID();
    arms[drawnOf(run, id)]!.push(id);
  }
  return Array.from({ length: count }, (_, index) => {
    const instrumentVersion = index % 2 ? run.newVersion : run.oldVersion;
    return { id: arms[instrumentVersion]![index >> 1]!, instrumentVersion };
  });
}

async function sendAll(sent: readonly object[]): Promise<void> {
  for (let start = 0; start < sent.length; start += 40)
    for (const { userErrors } of await Promise.all(sent.slice(start, start + 40).map((input) => submit(api, input))))
      expect(userErrors).toEqual([]);
}

/** Offers were counted: what is answered there is prompted. */
const offer = (touchpoint: string) =>
  api.ask('mutation($i: OffersReportInput!) { offersReport(input: $i) { counted } }', {
    i: { touchpoint, subject: { service: 'passport' }, shown: 500 },
  });

/** Stores a second touchpoint where the passport is asked about on the web. */
async function storePartner(): Promise<void> {
  const { ministry, service } = api.registry;
  await asAdmin(
    api.database,
    `with made as (
       insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone, rated_as_itself)
       values (gen_random_uuid(), 'partner', '${ministry}', '{"RU": "Партнёр", "EN": "Partner"}', 'PORTAL', '{WEB}', 'PROMPT',
         'Europe/Moscow', false) returning id)
     insert into touchpoint_service (touchpoint_id, service_id) select id, '${service}' from made`,
  );
  await api.platform.directory.refresh();
}

/** Publishes a draft with another wording. @returns the codes of what was wrong */
async function publishReworded(wording: string, bump: string, parallelRun: boolean): Promise<string[]> {
  const text = { key: 'SAT.question.SERVICE', ru: 'Довольны ли Вы тем, как всё прошло?', en: wording };
  const draft = await answered(
    methodologist,
    await changed(methodologist, await aDraft(methodologist), { texts: [text] }),
  );
  const { id, edition } = draft;
  const { userErrors } = await publishDraft(methodologist, { id, edition, bump, parallelRun });
  return userErrors.map(({ code }) => code);
}

test('only a major version runs in parallel with its predecessor', async () => {
  expect(await publishReworded('Are you satisfied?', 'MINOR', true)).toEqual(['PARALLEL_RUN_NOT_MAJOR']);
});

test('two versions run in parallel, respondents divided by a draw that anybody can repeat', async () => {
  expect(await publishReworded('Are you satisfied?', 'MAJOR', true)).toEqual([]);
  const { data } = await api.ask<{ instruments: object[] }>('{ instruments { version state } }');
  expect(data.instruments).toEqual([
    { version: '1.0.0', state: 'PUBLISHED' },
    { version: '0.9.0', state: 'PUBLISHED' },
  ]);
  // Nobody is divided before every process knows of it.
  expect(await versionOf(randomUUID())).toBe('0.9.0');
  pass(4_000);
  const { parallelRuns } = await methodologist.ask(RUNS);
  expect(parallelRuns).toMatchObject([{ oldVersion: '0.9.0', newVersion: '1.0.0', endedAt: null, links: [] }]);
  expect(parallelRuns[0].unlinked).toEqual(unlinked('NO_WHOLE_DAY'));
  const ids = Array.from({ length: 30 }, () => randomUUID());
  const asked = await Promise.all(ids.map(versionOf));
  expect(asked).toEqual(ids.map((id) => drawnOf(parallelRuns[0], id)));
  expect(new Set(asked).size).toBe(2);
  expect(await publishReworded('How are you?', 'MAJOR', false)).toEqual(['PARALLEL_RUN_RUNNING']);
});

test('after a quarter the links are frozen on the same mix, and the old version is retired', async () => {
  pass(2 * DAY_MS);
  methodologist = await signedIn(api, 'METHODOLOGIST');
  await storePartner();
  await offer('portal');
  await offer('partner');
  const [run] = (await methodologist.ask(RUNS)).parallelRuns;
  // The new wording scores a point of the scale less for every other respondent: 12.5 points.
  const sent = drawnIds(run, 240).map((drawn, index) => {
    const value = index % 4 === 3 ? 3 : 4;
    // Ease is asked of two people, one a version: too few in a stratum.
    const ease = index < 2 ? [{ item: 'EASE', value }] : [];
    return submission({ ...drawn, answers: [{ item: 'SAT', value }, ...ease] });
  });
  await sendAll(sent);
  const classes = await asAdmin(api.database, 'select distinct source_class from cell');
  expect(classes).toEqual([{ source_class: 'PROMPT' }]);

  // A partner asks everybody the old version, of the same service in the same mode: half of that comes as drawn, all of it
  // in one arm. In the app six answers come as drawn, too few to tell from chance.
  const pinned = Array.from({ length: 60 }, () => ({ id: randomUUID() as string, instrumentVersion: '0.9.0' }));
  const low = { answers: [{ item: 'SAT', value: 1 }] };
  await sendAll([
    ...pinned.map((one) => submission({ ...one, ...low, touchpoint: 'partner' })),
    ...drawnIds(run, 6).map((one) => submission({ ...one, ...low, mode: 'APP' })),
  ]);
  const notDrawn = pinned.filter(({ id }) => drawnOf(run, id) === '1.0.0').length;

  expect((await methodologist.ask(RUNS)).parallelRuns[0]).toMatchObject({ draw: null, linksSoFar: [] });
  await api.platform.draws.countDue();
  const before = (await methodologist.ask(RUNS)).parallelRuns[0];
  expect(before.links).toEqual([]);
  expect(before.linksSoFar).toHaveLength(1);
  expect(before.linksSoFar[0]).toMatchObject({ item: 'SAT', strata: 1, difference: { value: -12.5, n: 240 } });
  expect(before.draw).toEqual({
    asDrawnAnswers: 240,
    leftOutAnswers: 66,
    leftOut: [
      { touchpoint: { slug: 'partner' }, mode: 'WEB', answers: 60, notDrawn },
      { touchpoint: { slug: 'portal' }, mode: 'APP', answers: 6, notDrawn: 0 },
    ],
  });
  expect(before.unlinked).toEqual([
    { item: 'EASE', reason: 'NO_COMMON_STRATUM' },
    { item: 'TIME', reason: 'NO_ANSWERS' },
  ]);

  pass(91 * DAY_MS);
  expect(await versionOf(randomUUID())).toBe('1.0.0');
  methodologist = await signedIn(api, 'METHODOLOGIST');
  // All was counted before, and nothing has come since.
  const { parallelRunEnd } = await methodologist.ask(END, { id: before.id });
  expect(parallelRunEnd.userErrors).toEqual([]);
  expect(parallelRunEnd.parallelRun.links).toEqual(before.linksSoFar);
  expect(parallelRunEnd.parallelRun.unlinked).toEqual(before.unlinked);
  expect(parallelRunEnd.parallelRun.links[0].difference).toMatchObject({
    quality: 'SOLID',
    method: 'VERSION_LINK',
    // 12.5 ± 1.96·√(s²/120), s² = 12.5²·120/119 of the new arm; the old one has no spread.
    interval: { low: -14.7, high: -10.3 },
  });
  const again = await methodologist.ask(END, { id: before.id });
  expect(again.parallelRunEnd.userErrors).toEqual([{ code: 'STATE_TRANSITION' }]);
  const { data } = await api.ask<{ instruments: object[]; parallelRuns: object[] }>(
    `{ instruments { version state } parallelRuns { links { item difference { value n } } } }`,
  );
  expect(data).toMatchObject({
    instruments: [
      { version: '1.0.0', state: 'PUBLISHED' },
      { version: '0.9.0', state: 'RETIRED' },
    ],
    parallelRuns: [{ links: [{ item: 'SAT', difference: { value: -12, n: 240 } }] }],
  });
});

test('a frozen link and a run are never changed or deleted', async () => {
  for (const attempt of [
    'update instrument_link set shift = 0',
    'delete from instrument_link',
    'truncate instrument_link',
    'update parallel_run set ended_at = null, ended_by = null',
    'delete from parallel_run',
  ])
    await expect(asAdmin(api.database, attempt), attempt).rejects.toThrow(/never|only be ended/);
});

/** The page of versions as this member of staff reads it. */
async function versionsPage(role: StaffRole, language: string): Promise<{ status: number; text: string }> {
  const headers = { cookie: `otklik_sid=${await sessionToken(api, role)}` };
  const response = await fetch(`http://127.0.0.1:${api.server.port}/app/methodology?lang=${language}`, { headers });
  const text = (await response.text()).replace(/<!--.*?-->|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');
  return { status: response.status, text };
}

test('a run that is ended early leaves no link', async () => {
  expect(await publishReworded('Satisfied?', 'MAJOR', true)).toEqual([]);
  const [run] = (await methodologist.ask(RUNS)).parallelRuns;
  // Those who do not see the links so far read the page while the run goes on, too.
  for (const role of ['ANALYST', 'METHODOLOGIST'] as const) {
    const page = await versionsPage(role, 'en');
    expect(page.status, role).toBe(200);
    expect(page.text).toContain('Satisfaction, Ease, Time: no whole day of the run is over yet');
    const leftOut = 'Partner, Web page: 60 answers';
    if (role === 'METHODOLOGIST') expect(page.text).toContain(leftOut);
    else expect(page.text).not.toContain('Partner');
  }
  expect(run).toMatchObject({ oldVersion: '1.0.0', newVersion: '2.0.0' });
  const { parallelRunEnd } = await methodologist.ask(END, { id: run.id });
  expect(parallelRunEnd).toMatchObject({ parallelRun: { links: [] }, userErrors: [] });
  expect(parallelRunEnd.parallelRun.unlinked).toEqual(unlinked('ENDED_EARLY'));
  pass(4_000);
  expect(await versionOf(randomUUID())).toBe('2.0.0');
  const { text } = await versionsPage('ANALYST', 'ru');
  expect(text).not.toContain('г..');
  const method = await (await fetch(`http://127.0.0.1:${api.server.port}/method?lang=ru`)).text();
  expect(method).toMatch(/Завершён [^<]*\u00a0г\./);
  expect(method).not.toContain('г..');
  expect(text).toContain('Удовлетворённость, Простота, Время: опрос завершили раньше, чем кончился квартал.');
  expect(text).toContain('Простота: ни в одной услуге и ни одним способом нет двух ответов на каждую версию.');
});

test('a link of fewer than 100 answers to a version is not frozen, and that is told', async () => {
  expect(await publishReworded('Happy?', 'MAJOR', true)).toEqual([]);
  pass(2 * DAY_MS);
  methodologist = await signedIn(api, 'METHODOLOGIST');
  const [run] = (await methodologist.ask(RUNS)).parallelRuns;
  await offer('portal');
  await offer('partner');
  const pinned = Array.from({ length: 40 }, () =>
    submission({ instrumentVersion: run.oldVersion, touchpoint: 'partner' }),
  );
  await sendAll(pinned);
  await api.platform.draws.countDue();
  expect((await methodologist.ask(RUNS)).parallelRuns[0].unlinked).toEqual(unlinked('NOT_AS_DRAWN'));
  await sendAll(drawnIds(run, 160).map((one) => submission({ ...one, answers: [{ item: 'SAT', value: 4 }] })));
  pass(92 * DAY_MS);
  methodologist = await signedIn(api, 'METHODOLOGIST');
  await api.platform.draws.countDue();
  const { parallelRunEnd } = await methodologist.ask(END, { id: run.id });
  expect(parallelRunEnd.parallelRun.links).toEqual([]);
  expect(parallelRunEnd.parallelRun.unlinked).toEqual([
    { item: 'SAT', reason: 'TOO_FEW_TO_FREEZE' },
    ...unlinked('NO_ANSWERS', ['EASE', 'TIME']),
  ]);
});
