import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { createPools } from '../../src/database/pools.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { readFlow, readNorms, readParticipation, recount } from '../../src/modules/results/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission } from './requests.ts';

interface ReportAnswer {
  report: {
    id: string;
    accepted: number;
    rejected: number;
    refused: { row: number; userErrors: { code: string; path: string[]; message: string }[] }[];
  } | null;
  userErrors: { code: string; path: string[] }[];
}

let api: TestApi;
let key: string;
let ratingsKey: string;
let agencyKey: string;

beforeAll(async () => {
  api = await startTestApi();
  const makeKey = async (scopes: string[], authority = api.registry.ministry) => {
    const text = newPartnerKey();
    await asAdmin(
      api.database,
      'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
      [uuidV7(), authority, 'portal', partnerKeyHash(text), scopes],
    );
    return text;
  };
  key = await makeKey(['interactions:write', 'ratings:write']);
  ratingsKey = await makeKey(['ratings:write']);
  agencyKey = await makeKey(['interactions:write'], api.registry.agency);
});
afterAll(() => api.close());

async function report(
  kind: 'interactions' | 'norms',
  rows: object[],
  { id = crypto.randomUUID(), replaces, as = key }: { id?: string; replaces?: string; as?: string | null } = {},
): Promise<ReportAnswer> {
  const [field, type] = [`${kind}Report`, kind === 'norms' ? 'NormsReportInput' : 'InteractionsReportInput'];
  const { data, errors } = await api.ask<Record<string, ReportAnswer>>(
    `mutation($input: ${type}!) { ${field}(input: $input) {
      report { id accepted rejected refused { row userErrors { code path message } } } userErrors { code path } } }`,
    { input: { id, replaces, rows } },
    as ? { authorization: `Bearer ${as}` } : {},
  );
  expect(errors).toBeUndefined();
  return data[field]!;
}

const row = (changes: object = {}) => ({
  day: '2026-11-20',
  service: 'passport',
  touchpoint: 'portal',
  segment: 'citizen',
  transactions: 100,
  ...changes,
});
const normRow = (changes: object = {}) => ({
  day: '2026-11-20',
  service: 'passport',
  touchpoint: 'office',
  norm: 'WAITING_IN_PERSON',
  ...changes,
});

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };
const asStaff = <Result>(work: Parameters<typeof withRole<Result>>[2]) =>
  withRole(api.platform.pool, 'otklik_staff', work);
const flow = (period = PERIOD) =>
  asStaff((client) => readFlow(client, api.platform.directory, { serviceIds: [api.registry.service], period }));
const transactions = async (period = PERIOD) =>
  (await flow(period)).reduce((sum, { transactions: count }) => sum + count, 0);
const norms = async () =>
  asStaff((client) => readNorms(client, { of: 'SERVICE', id: api.registry.service, period: PERIOD }));

describe('interactionsReport', () => {
  test('counts once what is sent twice, and adds what a later report counts', async () => {
    const id = crypto.randomUUID();
    const rows = [row(), row({ day: '2026-11-21', segment: null, transactions: 7, invited: 5, delivered: 4 })];
    const first = await report('interactions', rows, { id });
    expect(first).toMatchObject({ report: { id, accepted: 2, rejected: 0, refused: [] }, userErrors: [] });
    const reordered = rows.map((fields) => Object.fromEntries(Object.entries(fields).toReversed()));
    expect(await report('interactions', reordered, { id: id.toUpperCase() })).toEqual(first);
    expect(await transactions()).toBe(107);
    await report('interactions', [row({ transactions: 3 })]);
    expect(await flow()).toEqual(
      expect.arrayContaining([
        { serviceId: api.registry.service, channel: 'PORTAL', segmentId: api.registry.segment, transactions: 103 },
        { serviceId: api.registry.service, channel: 'PORTAL', segmentId: null, transactions: 7 },
      ]),
    );
    expect(await transactions({ from: '2026-11-21', to: '2026-11-30' })).toBe(7);
    expect(await report('interactions', [row({ transactions: 4 })], { id })).toMatchObject({
      report: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] }],
    });
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('a report that replaces another takes its whole place, once', async () => {
    const before = await transactions();
    const [wrong, right] = [crypto.randomUUID(), crypto.randomUUID()];
    await report('interactions', [row({ transactions: 1_000 }), row({ day: '2026-11-02', transactions: 50 })], {
      id: wrong,
    });
    await report('interactions', [row({ transactions: 10 })], { id: right, replaces: wrong });
    expect(await transactions()).toBe(before + 10);
    expect((await report('interactions', [row()], { replaces: wrong })).userErrors).toMatchObject([
      { code: 'REPORT_REPLACED', path: ['input', 'replaces'] },
    ]);
    await report('interactions', [], { replaces: right });
    expect(await transactions()).toBe(before);
    for (const replaces of [crypto.randomUUID(), wrong])
      expect((await report('norms', [], { replaces })).userErrors).toMatchObject([{ code: 'REPORT_UNKNOWN' }]);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('a bad row rejects only itself, says where, and is told again', async () => {
    const id = crypto.randomUUID();
    const rows = [
      row({ day: '2026-10-01' }),
      row({ day: '2026-10-01', transactions: 1 }),
      row({ day: '2026-02-30' }),
      row({ day: '2026-12-01' }),
      row({ day: '2001-01-01' }),
      row({ service: 'nothing' }),
      row({ touchpoint: undefined }),
      row({ segment: 'martians' }),
      row({ service: 'pass-office' }),
      row({ transactions: -1 }),
      row({ transactions: '12' }),
      row({ clicks: 5 }),
      row({ offers: [{ mode: 'KIOSK', shown: 1 }] }),
      row({ offers: [{ mode: 'WEB', sourceClass: 'LUCK', shown: 1 }] }),
      row({ offers: 'many' }),
      row({ service: 'licence', touchpoint: 'office' }),
    ];
    const answer = await report('interactions', rows, { id });
    expect(answer.report).toMatchObject({ accepted: 1, rejected: 15 });
    expect(answer.report!.refused.map(({ row: at, userErrors }) => [at, userErrors[0]!.code])).toEqual([
      [1, 'ROW_REPEATED'],
      [2, 'DATE_INVALID'],
      [3, 'DATE_IN_FUTURE'],
      [4, 'DATE_TOO_OLD'],
      [5, 'SUBJECT_UNKNOWN'],
      [6, 'FIELD_MISSING'],
      [7, 'SEGMENT_UNKNOWN'],
      [8, 'SEGMENT_WRONG_AUDIENCE'],
      [9, 'COUNT_OUT_OF_RANGE'],
      [10, 'COUNT_OUT_OF_RANGE'],
      [11, 'FIELD_UNKNOWN'],
      [12, 'MODE_NOT_ALLOWED'],
      [13, 'FIELD_INVALID'],
      [14, 'FIELD_INVALID'],
      [15, 'SERVICE_NOT_OFFERED'],
    ]);
    expect(answer.report!.refused[11]!.userErrors[0]!.path).toEqual(['input', 'rows', '12', 'offers', '0', 'mode']);
    expect(await report('interactions', rows, { id })).toEqual(answer);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('names of fields that no database and no answer could hold reject their row alone, in few words', async () => {
    const unknown = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 1]));
    const rows = [
      row({ day: '2026-10-03' }),
      row({ 'a\u0000b': 1 }),
      row({ '\ud800': 1 }),
      row({ [`${'x'.repeat(99)}😀`]: 1 }),
      row({ ['y'.repeat(5_000)]: 1 }),
      row({ ...unknown(5_000), transactions: -1 }),
      row({ offers: [unknown(200_000)] }),
      row({ offers: Array.from({ length: 30 }, () => ({ mode: 'LUCK', shown: -1 })) }),
    ];
    const id = crypto.randomUUID();
    const answer = await report('interactions', rows, { id });
    expect(answer.report).toMatchObject({ accepted: 1, rejected: 7 });
    const told = answer.report!.refused.map(({ userErrors }) => userErrors);
    expect(told.slice(0, 4).map(([first]) => first!.path.at(-1))).toEqual([
      'a\uFFFDb',
      '\uFFFD',
      `${'x'.repeat(99)}\uFFFD`,
      'y'.repeat(100),
    ]);
    expect(told.map(({ length }) => length)).toEqual([1, 1, 1, 1, 20, 20, 20]);
    expect(await report('interactions', rows, { id })).toEqual(answer);
    expect(
      (await report('norms', [normRow({ values: Array.from({ length: 2_000 }, () => ({ value: -1 })) })])).report!
        .refused[0]!.userErrors,
    ).toHaveLength(20);
  });

  test('a report without a good row is not stored: its id is still free, and it replaces nothing', async () => {
    const [id, replaces] = [crypto.randomUUID(), crypto.randomUUID()];
    await report('interactions', [row({ day: '2026-09-09', transactions: 9 })], { id: replaces });
    const september = { from: '2026-09-01', to: '2026-09-30' };
    expect(await report('interactions', [row({ service: 'nothing' })], { id, replaces })).toMatchObject({
      report: { accepted: 0, rejected: 1 },
    });
    expect(await transactions(september)).toBe(9);
    expect(await report('interactions', [row({ day: '2026-09-09', transactions: 8 })], { id, replaces })).toMatchObject(
      {
        report: { accepted: 1 },
      },
    );
    expect(await transactions(september)).toBe(8);
  });

  test('offers make ratings of their day at such a touchpoint prompted, unless they were open to anyone', async () => {
    const imported = async (day: string) => {
      const { data } = await api.ask<{ ratingsImport: { accepted: number } }>(
        `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted } }`,
        { input: { rows: [submission({ collectedAt: day })] } },
        { authorization: `Bearer ${key}` },
      );
      expect(data.ratingsImport.accepted).toBe(1);
    };
    await report('interactions', [
      row({ day: '2026-08-03', offers: [{ mode: 'WEB', sourceClass: 'OPEN', shown: 40 }] }),
      row({
        day: '2026-08-04',
        offers: [
          { mode: 'WEB', shown: 30 },
          { mode: 'APP', sourceClass: 'PROMPT', shown: 5 },
        ],
      }),
    ]);
    await imported('2026-08-03');
    await imported('2026-08-04');
    const { figures } = createPools(api.database.url, (error) => {
      throw error;
    });
    const [participation] = await readParticipation(figures, api.platform.directory, {
      serviceIds: [api.registry.service],
      period: { from: '2026-08-01', to: '2026-08-31' },
    });
    await figures.end();
    expect(participation).toMatchObject({
      channel: 'PORTAL',
      transactions: 200,
      offered: 35,
      answered: { OPEN: 1, PROMPT: 1, RANDOM: 0 },
    });
  });

  test('a service that the registry does not offer at the place rejects its row alone, until it is offered there', async () => {
    const elsewhere = row({ service: 'licence', touchpoint: 'office', day: '2026-06-02' });
    const { report: first } = await report('interactions', [elsewhere, row({ day: '2026-06-02' })]);
    expect(first).toMatchObject({
      accepted: 1,
      refused: [{ row: 0, userErrors: [{ code: 'SERVICE_NOT_OFFERED', path: ['input', 'rows', '0', 'service'] }] }],
    });
    const place = [api.registry.office, api.registry.otherService];
    const count = async () => {
      const { report: counted } = await report('norms', [
        normRow({ service: 'licence', day: '2026-06-02', within: 1 }),
        normRow({ day: '2026-06-02', within: 1 }),
      ]);
      return counted!.accepted;
    };
    expect(await count()).toBe(1);
    await asAdmin(api.database, 'insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2)', place);
    expect(await count()).toBe(2);
    await asAdmin(api.database, 'delete from touchpoint_service where touchpoint_id = $1 and service_id = $2', place);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('needs a key with the right to report, and reaches what is of its authority', async () => {
    expect((await report('interactions', [row()], { as: null })).userErrors).toMatchObject([{ code: 'KEY_MISSING' }]);
    expect((await report('norms', [normRow()], { as: ratingsKey })).userErrors).toMatchObject([{ code: 'KEY_SCOPE' }]);
    const { report: mixed } = await report('interactions', [row({ service: 'licence' }), row()], { as: agencyKey });
    expect(mixed).toMatchObject({ accepted: 1, refused: [{ row: 1, userErrors: [{ code: 'KEY_SCOPE' }] }] });
  });

  test('an id is one report, whoever sends it', async () => {
    const id = crypto.randomUUID();
    await report('interactions', [row({ service: 'licence', day: '2026-07-01' })], { id });
    const again = await report('interactions', [row({ service: 'licence', day: '2026-07-01' })], { id, as: agencyKey });
    expect(again.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
    expect((await report('interactions', [], { replaces: id, as: agencyKey })).userErrors).toMatchObject([
      { code: 'REPORT_UNKNOWN' },
    ]);
  });

  test('takes 1 to 1,000 rows, also in a body of more than 16 KB', async () => {
    expect((await report('interactions', [])).userErrors).toMatchObject([{ code: 'ROWS_EMPTY' }]);
    const days = Array.from({ length: 1_000 }, (_, index) =>
      new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(
      (
        await report(
          'interactions',
          days.map((day) => row({ day })),
        )
      ).report,
    ).toMatchObject({ accepted: 1_000 });
    const tooMany = [...days.map((day) => row({ day })), row()];
    expect((await report('interactions', tooMany)).userErrors).toMatchObject([{ code: 'ROWS_TOO_MANY' }]);
  });

  test('reports at the same time, and the same one many times at once, are counted once each', async () => {
    const before = await transactions();
    const same = crypto.randomUUID();
    const rows = [row({ transactions: 1 }), row({ segment: null, transactions: 1 })];
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        index < 4
          ? report('interactions', rows, { id: same })
          : report('interactions', index % 2 ? rows : rows.toReversed()),
      ),
    );
    expect(await transactions()).toBe(before + 2 * 5);
    expect(await recount(api.platform.pool)).toEqual([]);
  });
});

describe('normsReport', () => {
  test('derives what kept the norm from measured values, adds to it what was only told, and leaves the unknown apart', async () => {
    await report('norms', [
      normRow({
        values: [
          { value: 15, count: 6 },
          { value: 15.5, count: 3 },
          { value: 600, count: 1 },
        ],
        unknown: 4,
      }),
      normRow({ touchpoint: 'portal', norm: 'INSTANT', within: 8, outside: 2 }),
      normRow({
        touchpoint: 'portal',
        norm: 'NO_DOCUMENTS',
        values: [
          { value: 0, count: 5 },
          { value: 2, count: 1 },
        ],
      }),
    ]);
    await report('norms', [normRow({ within: 10, outside: 1 })]);
    const [instant, documents, waiting] = await norms();
    expect(instant).toMatchObject({ code: 'INSTANT', version: '1.0.0', within: 8, outside: 2, unknown: 0, bins: [0] });
    expect(documents).toMatchObject({ code: 'NO_DOCUMENTS', within: 5, outside: 1 });
    expect(waiting).toMatchObject({ code: 'WAITING_IN_PERSON', within: 16, outside: 5, unknown: 4 });
    expect(waiting!.bins.map((count, bin) => [bin, count]).filter(([, count]) => count)).toEqual([
      [6, 6],
      [7, 3],
      [14, 1],
    ]);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('a bad row rejects only itself', async () => {
    const { report: answer } = await report('norms', [
      normRow({ day: '2026-10-02', within: 1 }),
      normRow({ norm: 'HURRY' }),
      normRow({ version: '0.1.0' }),
      normRow({ touchpoint: 'portal' }),
      normRow({ values: [{ value: 1, count: 1 }], within: 1 }),
      normRow({ norm: 'INSTANT', values: [{ value: 1, count: 1 }] }),
      normRow({ norm: 'NO_DOCUMENTS', values: [{ value: 1.5, count: 1 }] }),
      normRow({ values: [{ value: -1, count: 1 }] }),
      normRow({ values: [{ value: 1, count: 0.5 }] }),
    ]);
    expect(answer!.refused.map(({ userErrors }) => userErrors[0]!.code)).toEqual([
      'NORM_UNKNOWN',
      'NORM_UNKNOWN',
      'NORM_UNKNOWN',
      'FIELD_INVALID',
      'FIELD_INVALID',
      'FIELD_INVALID',
      'FIELD_INVALID',
      'COUNT_OUT_OF_RANGE',
    ]);
    expect(answer!.refused[6]!.userErrors[0]!.path).toEqual(['input', 'rows', '7', 'values', '0', 'value']);
  });

  test('a report that replaces another takes its values out as well', async () => {
    const id = crypto.randomUUID();
    const before = await norms();
    await report('norms', [normRow({ values: [{ value: 3, count: 70 }] })], { id });
    expect(await norms()).not.toEqual(before);
    await report('norms', [], { replaces: id });
    expect(await norms()).toEqual(before);
    expect(await recount(api.platform.pool)).toEqual([]);
  });
});

test.each([
  ['flow', 'update flow_tally set invited = invited + 1'],
  ['reported offers', 'update reported_offer_tally set shown = shown + 1'],
  ['norms', 'update norm_tally set b0 = b0 + 1'],
])('a tally of %s that is wrong is found by the recount', async (table, damage) => {
  await asAdmin(api.database, damage);
  const found = await recount(api.platform.pool);
  expect([...new Set(found.map((difference) => difference.table))]).toEqual([table]);
  expect(new Set(found.map(({ side }) => side))).toContain('only in the tallies');
  await asAdmin(api.database, damage.replace('+ 1', '- 1'));
  expect(await recount(api.platform.pool)).toEqual([]);
});
