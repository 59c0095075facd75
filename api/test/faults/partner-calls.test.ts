import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { type LoggedServer, startLoggedServer } from '../server/logged-server.ts';
import { ask, codesOf } from '../server/raw-http.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
let server: LoggedServer;
const key = newPartnerKey();
beforeAll(async () => {
  api = await startTestApi();
  server = await startLoggedServer(api.platform);
  await asAdmin(
    api.database,
    `insert into partner_key (id, authority_id, name, key_hash, scopes)
     values ($1, $2, 'partner', $3, '{invitations:issue,interactions:write}')`,
    [uuidV7(), api.registry.ministry, partnerKeyHash(key)],
  );
  await asAdmin(api.database, `update touchpoint set maximum_source_class = 'RANDOM' where slug = 'portal'`);
  await api.platform.directory.refresh();
  await asAdmin(
    api.database,
    `create function refuse() returns trigger language plpgsql as $$ begin
       raise exception using errcode = tg_argv[0], message = 'a canary of the row'; end $$`,
  );
});
afterAll(async () => {
  await server.close();
  await api.close();
});
beforeEach(() => {
  server.lines.length = 0;
});

const CALLS = {
  invitationsIssue: {
    table: 'invitation',
    query: 'mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { invitations { token } } }',
    input: () => ({
      id: crypto.randomUUID(),
      touchpoint: 'portal',
      subject: { service: 'passport' },
      language: 'EN',
      mode: 'WEB',
      count: 3,
    }),
    isDone: (data: { invitationsIssue: { invitations: object[] } }) => data.invitationsIssue.invitations.length === 3,
  },
  interactionsReport: {
    table: 'interaction_row',
    query: 'mutation($input: InteractionsReportInput!) { interactionsReport(input: $input) { report { accepted } } }',
    input: () => ({
      id: crypto.randomUUID(),
      rows: [{ day: '2026-11-20', service: 'passport', touchpoint: 'portal', transactions: 10 }],
    }),
    isDone: (data: { interactionsReport: { report: { accepted: number } } }) =>
      data.interactionsReport.report.accepted === 1,
  },
};

describe.each(Object.entries(CALLS))('%s, which the database refuses', (_name, { table, query, input, isDone }) => {
  const send = (variables: object) =>
    ask(server.port, { query, variables }, { authorization: `Bearer ${key}`, 'accept-language': 'en' });

  test.each([
    ['something in the content', '22012', 'INTERNAL', 200],
    ['a constraint', '23514', 'INTERNAL', 200],
    ['a table that is not there', '42P01', 'INTERNAL', 200],
    ['a failure inside of it', 'XX000', 'INTERNAL', 200],
    ['a full disk', '53100', 'SERVICE_BUSY', 503],
    ['a deadlock', '40P01', 'SERVICE_BUSY', 503],
    ['the end of its time', '57014', 'SERVICE_BUSY', 503],
  ])('for %s (%s), is told %s; sent again it is done once', async (_what, sqlState, code, status) => {
    const variables = { input: input() };
    await asAdmin(
      api.database,
      `create trigger refuse before insert on ${table} for each statement execute function refuse('${sqlState}')`,
    );
    const refused = await send(variables);
    await asAdmin(api.database, `drop trigger refuse on ${table}`);
    expect([refused.status, codesOf(refused)]).toEqual([status, [code]]);
    expect(refused.text).not.toContain('canary');
    expect(refused.headers['retry-after'] !== undefined).toBe(status === 503);
    if (code === 'INTERNAL') {
      expect(server.lines.map((line) => JSON.parse(line) as object)).toMatchObject([
        { requestId: refused.headers['x-request-id'], err: { code: sqlState }, msg: 'unexpected error' },
      ]);
    } else expect(server.lines.join('')).not.toContain('unexpected error');
    const first = await send(variables);
    expect(isDone((JSON.parse(first.text) as { data: never }).data)).toBe(true);
    expect((await send(variables)).text).toBe(first.text);
  });
});
