import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { recount } from '../../src/modules/results/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { submission, submit } from './requests.ts';

interface ImportAnswer {
  accepted: number;
  repeated: number;
  rejected: number;
  results: {
    row: number;
    rating: { id: string; status: string; day: string } | null;
    userErrors: { code: string; path: string[] }[];
  }[];
  userErrors: { code: string }[];
}

let api: TestApi;
let key: string;
let readOnlyKey: string;
let agencyKey: string;

beforeAll(async () => {
  api = await startTestApi();
  const makeKey = async (scopes: string[], authority = api.registry.ministry) => {
    const text = newPartnerKey();
    await asAdmin(
      api.database,
      'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
      [uuidV7(), authority, 'call centre', partnerKeyHash(text), scopes],
    );
    return text;
  };
  key = await makeKey(['ratings:write']);
  readOnlyKey = await makeKey(['results:read']);
  agencyKey = await makeKey(['ratings:write'], api.registry.agency);
});
afterAll(() => api.close());

async function importRows(rows: object[], { dryRun = false, as = key }: { dryRun?: boolean; as?: string | null } = {}) {
  const { data, errors } = await api.ask<{ ratingsImport: ImportAnswer }>(
    `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted repeated rejected
      results { row rating { id status day } userErrors { code path } } userErrors { code } } }`,
    { input: { rows, dryRun } },
    as ? { authorization: `Bearer ${as}` } : {},
  );
  expect(errors).toBeUndefined();
  return data.ratingsImport;
}

const statusesOfCase = async (): Promise<string[]> => {
  const { rows } = await withRole(api.platform.pool, 'otklik_acceptor', (client) =>
    client.query<{ status: string }>('select status from rating where case_key is not null order by id'),
  );
  return rows.map(({ status }) => status);
};

describe('ratingsImport', () => {
  test('stores a thousand back-dated rows in one call, also with answers as an object', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) =>
      submission({ answers: { SAT: (index % 5) + 1, EASE: 4 }, collectedAt: `2025-0${(index % 9) + 1}-15T10:00:00Z` }),
    );
    const result = await importRows(rows);
    expect(result).toMatchObject({ accepted: 1_000, repeated: 0, rejected: 0, userErrors: [] });
    expect(result.results[3]!.rating).toMatchObject({ id: rows[3]!.id, day: '2025-04-15' });
    expect(await importRows(rows)).toMatchObject({ accepted: 0, repeated: 1_000, rejected: 0 });
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('a bad row rejects only itself, and says where', async () => {
    const good = submission({});
    const result = await importRows([
      good,
      submission({ mode: 'TELEPATHY' }),
      submission({ answers: { SAT: 'five' } }),
      submission({ answers: { SAT: 9 } }),
      { id: crypto.randomUUID() },
      submission({ collectedAt: '2027-01-01T00:00:00Z' }),
      submission({ collectedAt: '2001-01-01T00:00:00Z' }),
      submission({ mood: 'fine' }),
      submission({ subject: { service: 'passport', lifeSituation: 'birth' } }),
      submission({ caseHash: 'short' }),
    ]);
    expect(result).toMatchObject({ accepted: 1, rejected: 9 });
    expect(result.results[0]!.rating!.id).toBe(good.id);
    const codes = result.results.slice(1).map(({ userErrors }) => userErrors[0]!.code);
    expect(codes).toEqual([
      'FIELD_INVALID',
      'FIELD_INVALID',
      'VALUE_OUT_OF_RANGE',
      'FIELD_MISSING',
      'DATE_IN_FUTURE',
      'DATE_TOO_OLD',
      'FIELD_UNKNOWN',
      'FIELD_INVALID',
      'FIELD_INVALID',
    ]);
    expect(result.results[1]!.userErrors[0]!.path).toEqual(['input', 'rows', '1', 'mode']);
  });

  test('tells of a row with countless unknown fields only the first', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`${'x'.repeat(100)}${at}`, 1]));
    const { results } = await importRows([{ ...submission({}), ...unknown }, submission({})]);
    expect(results.map(({ userErrors }) => userErrors.length)).toEqual([20, 0]);
    expect(results[0]!.userErrors[0]).toEqual({ code: 'FIELD_UNKNOWN', path: ['input', 'rows', '0', 'x'.repeat(100)] });
  });

  test('takes a bare day as that of the place, and no time without its offset', async () => {
    await asAdmin(api.database, `update touchpoint set time_zone = 'America/New_York' where id = $1`, [
      api.registry.portal,
    ]);
    await api.platform.directory.refresh();
    const { results } = await importRows([
      submission({ collectedAt: '2026-03-01' }),
      submission({ collectedAt: '2026-03-01T00:00:00Z' }),
      submission({ collectedAt: '2026-03-01T10:00' }),
      submission({ collectedAt: '03/01/2026' }),
      submission({ collectedAt: '2026-02-30' }),
      submission({ collectedAt: '2026-02-30T10:00:00Z' }),
    ]);
    await asAdmin(api.database, `update touchpoint set time_zone = 'Europe/Moscow' where id = $1`, [
      api.registry.portal,
    ]);
    await api.platform.directory.refresh();
    expect(results.map(({ rating, userErrors }) => rating?.day ?? userErrors[0]!.code)).toEqual([
      '2026-03-01',
      '2026-02-28',
      ...Array.from({ length: 4 }, () => 'DATE_INVALID'),
    ]);
  });

  test('a dry run checks everything and stores nothing', async () => {
    const row = submission({});
    const result = await importRows([row, submission({ touchpoint: 'nowhere' })], { dryRun: true });
    expect(result).toMatchObject({ accepted: 1, rejected: 1 });
    expect(result.results[0]!.rating).toBeNull();
    expect(await importRows([row])).toMatchObject({ accepted: 1, repeated: 0 });
  });

  test('of several ratings of one case the last is counted, within a call and across calls', async () => {
    const caseHash = 'a'.repeat(64);
    await importRows([1, 2, 3].map((value) => submission({ caseHash, answers: { SAT: value } })));
    expect((await statusesOfCase()).filter((status) => status === 'COUNTED')).toHaveLength(1);
    await importRows([submission({ caseHash, answers: { SAT: 5 } })]);
    expect((await statusesOfCase()).filter((status) => status === 'COUNTED')).toHaveLength(1);
    expect(await statusesOfCase()).toHaveLength(4);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('calls at the same time with the same cases leave one counted rating each', async () => {
    const hashes = Array.from({ length: 20 }, (_, index) => `case-number-${String(index).padStart(10, '0')}`);
    await Promise.all(Array.from({ length: 5 }, () => importRows(hashes.map((caseHash) => submission({ caseHash })))));
    expect((await statusesOfCase()).filter((status) => status === 'COUNTED')).toHaveLength(21);
    expect(await recount(api.platform.pool)).toEqual([]);
  });

  test('needs a key with the right to write', async () => {
    expect(await importRows([submission({})], { as: null })).toMatchObject({ userErrors: [{ code: 'KEY_MISSING' }] });
    expect(await importRows([submission({})], { as: readOnlyKey })).toMatchObject({
      userErrors: [{ code: 'KEY_SCOPE' }],
    });
  });

  test('a key reaches touchpoints and subjects of its authority and of those below, and no others', async () => {
    const ofMinistry = submission({});
    const ofAgency = submission({ subject: { service: 'licence' } });
    const result = await importRows([ofMinistry, ofAgency], { as: agencyKey });
    expect(result).toMatchObject({ accepted: 1, rejected: 1 });
    expect(result.results[0]!.userErrors).toMatchObject([
      { code: 'KEY_SCOPE', path: ['input', 'rows', '0', 'touchpoint'] },
    ]);
    expect(result.results[1]!.rating!.id).toBe(ofAgency.id);
    expect(await importRows([submission({ subject: { service: 'licence' } })])).toMatchObject({ accepted: 1 });
    expect(await importRows([ofMinistry], { as: agencyKey, dryRun: true })).toMatchObject({ rejected: 1 });
  });

  test('eight imports at once, more rows than may wait for people, turn no person away', async () => {
    const imports = Array.from({ length: 8 }, () => importRows(Array.from({ length: 1_000 }, () => submission({}))));
    let done = false;
    const all = Promise.all(imports).finally(() => (done = true));
    let stored = 0;
    while (!done) {
      const answer = await submit(api, submission({}));
      expect(answer.userErrors).toEqual([]);
      stored++;
    }
    for (const result of await all) expect(result).toMatchObject({ accepted: 1_000, rejected: 0 });
    expect(stored).toBeGreaterThan(0);
  });

  test('takes 1 to 1,000 rows', async () => {
    expect(await importRows([])).toMatchObject({ userErrors: [{ code: 'ROWS_EMPTY' }] });
    const rows = Array.from({ length: 1_001 }, () => submission({}));
    expect(await importRows(rows)).toMatchObject({ userErrors: [{ code: 'ROWS_TOO_MANY' }] });
  });
});
