import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPools } from '../../../src/database/pools.ts';
import { readParticipation, recount } from '../../../src/modules/results/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { submission } from '../requests.ts';
import { normRow, type ReportingApi, row, startReportingApi } from './reporting-api.ts';

let partner: ReportingApi;
beforeAll(async () => {
  partner = await startReportingApi();
});
afterAll(() => partner.api.close());

test('offers make ratings of their day at such a touchpoint prompted, unless they were open to anyone', async () => {
  const imported = async (day: string) => {
    const { data } = await partner.api.ask<{ ratingsImport: { accepted: number } }>(
      `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted } }`,
      { input: { rows: [submission({ collectedAt: day })] } },
      { authorization: `Bearer ${partner.key}` },
    );
    expect(data.ratingsImport.accepted).toBe(1);
  };
  await partner.report('interactions', [
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
  const { figures } = createPools(partner.api.database.url, (error) => {
    throw error;
  });
  const [participation] = await readParticipation(figures, partner.api.platform.directory, {
    serviceIds: [partner.api.registry.service],
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

test('derives what kept the norm from measured values, adds to it what was only told, and leaves the unknown apart', async () => {
  await partner.report('norms', [
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
  await partner.report('norms', [normRow({ within: 10, outside: 1 })]);
  const [instant, documents, waiting] = await partner.norms();
  expect(instant).toMatchObject({ code: 'INSTANT', version: '1.0.0', within: 8, outside: 2, unknown: 0, bins: [0] });
  expect(documents).toMatchObject({ code: 'NO_DOCUMENTS', within: 5, outside: 1 });
  expect(waiting).toMatchObject({ code: 'WAITING_IN_PERSON', within: 16, outside: 5, unknown: 4 });
  expect(waiting!.bins.map((count, bin) => [bin, count]).filter(([, count]) => count)).toEqual([
    [6, 6],
    [7, 3],
    [14, 1],
  ]);
  expect(await recount(partner.api.platform.pool)).toEqual([]);
});

test.each([
  ['flow', 'update flow_tally set invited = invited + 1'],
  ['reported offers', 'update reported_offer_tally set shown = shown + 1'],
  ['norms', 'update norm_tally set b0 = b0 + 1'],
])('a tally of %s that is wrong is found by the recount', async (table, damage) => {
  await asAdmin(partner.api.database, damage);
  const found = await recount(partner.api.platform.pool);
  expect([...new Set(found.map((difference) => difference.table))]).toEqual([table]);
  expect(new Set(found.map(({ side }) => side))).toContain('only in the tallies');
  await asAdmin(partner.api.database, damage.replace('+ 1', '- 1'));
  expect(await recount(partner.api.platform.pool)).toEqual([]);
});
