import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { IN_FLIGHT_AT_MOST, READS_WAITING_AT_MOST } from '../../src/server/load-shedding.ts';
import { sessionToken } from '../server/people.ts';
import { type RawAnswer, send } from '../server/raw-http.ts';
import { asAdmin } from '../support/as-admin.ts';
import { type FaultyApi, startFaultyApi } from './faulty-api.ts';

/** Longest wait that is promised, of a request and for the recovery. */
const AT_MOST_MS = 5_000;
const COMMENT = 'The queue was long, but "they" were <kind> & helpful';

let api: FaultyApi;
let cookie: string;
beforeAll(async () => {
  api = await startFaultyApi(undefined, { withPages: true });
  cookie = `otklik_sid=${await sessionToken(api)}`;
  await recovered('/did');
});
afterEach(() => {
  api.proxy.line = { kind: 'GOOD' };
});
afterAll(() => api.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  send(api.server.port, { method: 'GET', path, headers: { accept: 'text/html', ...headers } });

const post = (path: string, fields: Iterable<[string, string]>, headers: Record<string, string> = {}) =>
  send(api.server.port, {
    method: 'POST',
    path,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams([...fields]).toString(),
  });

const UNESCAPED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (html: string): string => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (sign) => UNESCAPED[sign]!);

/** Hidden fields of the form of a page that is sent to `action`, as a browser would send them. */
function hiddenFields(html: string, action: string): [string, string][] {
  const form = [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(([, to]) =>
    unescaped(to!).endsWith(action),
  );
  if (!form) throw new Error(`No form leads to ${action}: ${html}`);
  const inputs = [...form[2]!.matchAll(/<input(?:\s+[\w-]+(?:="[^"]*")?)*/g)].map(([input]) => input);
  return inputs
    .filter((input) => input.includes('type="hidden"'))
    .map((input) => [
      unescaped(/ name="([^"]*)"/.exec(input)![1]!),
      unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? ''),
    ]);
}

/** A calm page with the time to come back, in this language, with the number of the request. */
function expectBusy(answer: RawAnswer, language: 'en' | 'ru'): void {
  expect(answer.status).toBe(503);
  const seconds = String(answer.headers['retry-after']);
  expect(Number(seconds)).toBeGreaterThanOrEqual(1);
  expect(Number(seconds)).toBeLessThanOrEqual(4);
  expect(answer.headers['content-type']).toContain('text/html');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.text).toContain(`<html lang="${language}"`);
  expect(answer.text).toMatch(
    language === 'en'
      ? new RegExp(`very busy.*Please try again in ${seconds} second`, 's')
      : new RegExp(`очень много обращений.*ещё раз через ${seconds} секунд`, 's'),
  );
  expect(answer.text).toContain(String(answer.headers['x-request-id']));
  expect(answer.text).not.toMatch(/went wrong|пошло не так/);
}

/** What is asked until it is answered with 200, on a line that is good again. */
async function recovered(path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await get(path, headers);
    if (answer.status === 200) return answer;
    if (performance.now() - startedAt > AT_MOST_MS) throw new Error(`Not recovered: ${answer.status} ${answer.text}`);
    await pause(50);
  }
}

/** Holds tables so that nobody else gets at them. @returns lets them go */
async function holdTables(tables: string): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: api.database.adminUrl });
  await holder.connect();
  await holder.query(`begin; lock table ${tables} in access exclusive mode`);
  return () => holder.end();
}

test('a public page says that it is busy while the database does not answer, and is there again afterwards', async () => {
  const release = await holdTables('report, improvement');
  const startedAt = performance.now();
  const [english, russian] = await Promise.all([get('/did?lang=en'), get('/did', { 'accept-language': 'ru' })]);
  expect(performance.now() - startedAt).toBeLessThan(AT_MOST_MS);
  await release();
  expectBusy(english, 'en');
  expectBusy(russian, 'ru');
  expect(english.text).toContain('href="/did?lang=en"');
  await recovered('/did?lang=en');
});

test('so it does when no connection to the database can be had', async () => {
  const { pool } = api.platform;
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const answer = await get('/did?lang=en');
  for (const client of taken) client.release();
  expectBusy(answer, 'en');
  await recovered('/did?lang=en');
});

test('whoever would have to wait too long for a page gets the same words at once', async () => {
  const release = await holdTables('report, improvement');
  const all = IN_FLIGHT_AT_MOST.READ + READS_WAITING_AT_MOST + 5;
  const waiting = Array.from({ length: all }, (_, index) => get(`/did?lang=${index % 2 ? 'en' : 'ru'}`));
  const first = await Promise.race(waiting);
  const answers = await Promise.all(waiting);
  await release();
  expect(first.headers['content-security-policy']).toContain("default-src 'none'");
  for (const [index, answer] of answers.entries()) expectBusy(answer, index % 2 ? 'en' : 'ru');
  await recovered('/did');
});

const storedAnswers = (id: string) =>
  asAdmin(
    api.database,
    `select revision, (select array_agg(raw_text order by raw_text) from comment where rating_id = rating.id) as comments
     from rating join submission on submission.rating_id = rating.id where submission.id = $1`,
    [id],
  );

test('a tap and a comment that met a busy server are on its page, are sent again from there, and are counted once', async () => {
  const form = await recovered('/r/portal?service=passport&lang=en');
  const fields = hiddenFields(form.text, '/rate');
  const id = fields.find(([name]) => name === 'rating')![1];

  api.proxy.line = { kind: 'RESET' };
  const tapped = await post('/r/portal?service=passport&lang=en&/rate', [...fields, ['sat', '2']]);
  expectBusy(tapped, 'en');
  expect(tapped.text).toContain('Send again');
  const again = hiddenFields(tapped.text, '/rate');
  expect(again).toEqual([...fields, ['sat', '2']]);
  api.proxy.line = { kind: 'GOOD' };
  await recovered('/did');
  const details = await post('/r/portal?service=passport&lang=en&/rate', again);
  expect(details.status).toBe(200);
  expect(details.text).toContain('your answer is saved');

  const filled: [string, string][] = [
    ...hiddenFields(details.text, '/details'),
    ['answer-SAT', '2'],
    ['comment-GOOD', COMMENT],
  ];
  const named = renamedAsOn(details.text, filled);
  api.proxy.line = { kind: 'RESET' };
  const sent = await post('/r/portal?service=passport&lang=en&/details', named);
  expectBusy(sent, 'en');
  expect(unescaped(/<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(sent.text)![1]!)).toBe(COMMENT);
  const kept = hiddenFields(sent.text, '/details');
  expect(kept).toEqual(named);
  api.proxy.line = { kind: 'GOOD' };
  await recovered('/did');
  const done = await post('/r/portal?service=passport&lang=en&/details', kept);
  expect(done.text).toContain('Your answers are saved');
  expect(await storedAnswers(id)).toEqual([{ revision: 1, comments: [COMMENT] }]);

  const code: [string, string] = ['code', details.text.match(/name="receipt" value="([^"]+)"/)![1]!];
  const release = await holdTables('rating');
  const receipt = await post('/receipt?/show', [code], { 'accept-language': 'ru' });
  await release();
  expectBusy(receipt, 'ru');
  expect(hiddenFields(receipt.text, '/show')).toEqual([code]);
  expect((await post('/receipt?/show', [code], { 'accept-language': 'ru' })).text).toContain('Скорее недовольны');
  // Whoever sends the first tap once more after all is understood; nothing is counted twice.
  expect((await post('/r/portal?service=passport&lang=en&/rate', again)).status).toBe(200);
  expect(await storedAnswers(id)).toHaveLength(1);
});

/** Fields under the names that the page gives to the answer to SAT and to what was good. */
function renamedAsOn(html: string, fields: readonly [string, string][]): [string, string][] {
  const answer = /<input[^>]*type="radio"[^>]*name="([^"]*SAT[^"]*)"|name="([^"]*SAT[^"]*)"/.exec(html)!;
  const comment = /<textarea[^>]*name="([^"]*GOOD[^"]*)"/.exec(html)![1]!;
  const names: Record<string, string> = { 'answer-SAT': (answer[1] ?? answer[2])!, 'comment-GOOD': comment };
  return fields.map(([name, value]) => [names[name] ?? name, value]);
}

test('staff see the same calm page, whether their session or their figures cannot be read', async () => {
  await recovered('/app/improvements', { cookie });
  const release = await holdTables('improvement, segment');
  const figures = await get('/app/improvements?lang=en', { cookie });
  const fields: [string, string][] = [
    ['slug', 'pensioner'],
    ['nameRu', 'Пенсионеры и их близкие'],
    ['nameEn', 'Pensioners and their families'],
    ['audience', 'EXTERNAL'],
  ];
  const form = await post('/app/registry/segments/new?lang=en', fields, { cookie });
  await release();
  expectBusy(figures, 'en');
  expectBusy(form, 'en');
  const kept = hiddenFields(form.text, '/app/registry/segments/new?lang=en');
  expect(kept).toEqual(fields);
  const stored = await post('/app/registry/segments/new?lang=en', kept, { cookie });
  expect([stored.status, stored.headers.location]).toEqual([
    303,
    expect.stringContaining('/app/registry/segments/seg_'),
  ]);

  api.proxy.line = { kind: 'RESET' };
  const session = await get('/app?lang=en', { cookie });
  const data = await get('/app/__data.json', { cookie, accept: '*/*' });
  const enhanced = await post('/app/improvements/new?lang=en', [['titleEn', 'Fewer papers']], {
    cookie,
    accept: 'application/json',
  });
  const signIn = await post('/app/login?lang=en', [
    ['email', 'anna@demo.example'],
    ['password', 'a secret of mine'],
  ]);
  api.proxy.line = { kind: 'GOOD' };
  expectBusy(session, 'en');
  expect([data.status, data.headers['content-type'], JSON.parse(data.text)]).toEqual([
    503,
    expect.stringContaining('application/json'),
    {
      message: expect.stringContaining('очень заняты'),
      requestId: data.headers['x-request-id'],
      retryAfter: Number(data.headers['retry-after']),
    },
  ]);
  // The script of the page shows them in a form of the same address.
  expect(JSON.parse(enhanced.text).posted).toEqual({
    address: '/app/improvements/new?lang=en',
    fields: [['titleEn', 'Fewer papers']],
  });
  expect([signIn.status, signIn.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-4]$/)]);
  expect(signIn.text).toContain('anna@demo.example');
  expect(signIn.text).not.toContain('a secret of mine');
  await recovered('/app', { cookie });
});

test('what nobody expected is a fault of ours, with the number under which the log has the rest', async () => {
  await asAdmin(api.database, 'alter table report rename to report_elsewhere');
  await asAdmin(api.database, 'alter table staff_session rename to staff_session_elsewhere');
  const page = await get('/did?lang=en');
  const staff = await get('/app?lang=en', { cookie });
  await asAdmin(api.database, 'alter table report_elsewhere rename to report');
  await asAdmin(api.database, 'alter table staff_session_elsewhere rename to staff_session');
  for (const answer of [page, staff]) {
    const id = String(answer.headers['x-request-id']);
    expect(answer.status).toBe(500);
    expect(answer.headers['retry-after']).toBeUndefined();
    expect(answer.text).toContain('Something went wrong');
    expect(answer.text).toContain(`<code>${id}</code>`);
    expect(answer.text).not.toMatch(/relation|report_|staff_session/);
    expect(api.server.lines.some((line) => line.includes(id) && line.includes('unexpected error'))).toBe(true);
  }
  await recovered('/did');
});
