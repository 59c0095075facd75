import { expect } from 'vitest';
import { withRole } from '../../../src/database/pool.ts';
import { uuidV7 } from '../../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../../src/modules/access/index.ts';
import { readFlow, readNorms } from '../../../src/modules/results/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { startTestApi, type TestApi } from '../../support/test-api.ts';

/** What a report was answered with. */
interface ReportAnswer {
  report: {
    id: string;
    accepted: number;
    rejected: number;
    refused: { row: number; userErrors: { code: string; path: string[]; message: string }[] }[];
  } | null;
  userErrors: { code: string; path: string[] }[];
}

/** An api with the keys of partners that report, and what they and staff ask it. */
export interface ReportingApi {
  readonly api: TestApi;
  /** Of the ministry: it may report interactions and import ratings. */
  readonly key: string;
  /** Of the ministry: it may only import ratings. */
  readonly ratingsKey: string;
  /** Of the agency: it may report interactions. */
  readonly agencyKey: string;
  readonly report: (kind: 'interactions' | 'norms', rows: object[], how?: ReportHow) => Promise<ReportAnswer>;
  readonly flow: (period?: typeof PERIOD) => ReturnType<typeof readFlow>;
  readonly transactions: (period?: typeof PERIOD) => Promise<number>;
  readonly norms: () => ReturnType<typeof readNorms>;
}

interface ReportHow {
  readonly id?: string;
  readonly replaces?: string;
  /** Key of the partner; of the ministry unless given, none where null. */
  readonly as?: string | null;
}

const PERIOD = { from: '2026-11-01', to: '2026-11-30' };

/** A good row of an interactions report, changed as told. */
export const row = (changes: object = {}) => ({
  day: '2026-11-20',
  service: 'passport',
  touchpoint: 'portal',
  segment: 'citizen',
  transactions: 100,
  ...changes,
});
/** A good row of a norms report, changed as told. */
export const normRow = (changes: object = {}) => ({
  day: '2026-11-20',
  service: 'passport',
  touchpoint: 'office',
  norm: 'WAITING_IN_PERSON',
  ...changes,
});

/** Starts one. Close its `api` afterwards. */
export async function startReportingApi(): Promise<ReportingApi> {
  const api = await startTestApi();
  const makeKey = async (scopes: string[], authority = api.registry.ministry) => {
    const text = newPartnerKey();
    await asAdmin(
      api.database,
      'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
      [uuidV7(), authority, 'portal', partnerKeyHash(text), scopes],
    );
    return text;
  };
  const key = await makeKey(['interactions:write', 'ratings:write']);
  const asStaff = <Result>(work: Parameters<typeof withRole<Result>>[2]) =>
    withRole(api.platform.pool, 'otklik_staff', work);
  const flow = (period = PERIOD) =>
    asStaff((client) => readFlow(client, api.platform.directory, { serviceIds: [api.registry.service], period }));
  return {
    api,
    key,
    ratingsKey: await makeKey(['ratings:write']),
    agencyKey: await makeKey(['interactions:write'], api.registry.agency),
    report: (kind, rows, how) => report(api, kind, rows, { as: key, ...how }),
    flow,
    transactions: async (period) => (await flow(period)).reduce((sum, { transactions: count }) => sum + count, 0),
    norms: () => asStaff((client) => readNorms(client, { of: 'SERVICE', id: api.registry.service, period: PERIOD })),
  };
}

async function report(
  api: TestApi,
  kind: 'interactions' | 'norms',
  rows: object[],
  { id = crypto.randomUUID(), replaces, as }: ReportHow,
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
