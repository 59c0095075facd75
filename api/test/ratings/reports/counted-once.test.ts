import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recount } from '../../../src/modules/results/index.ts';
import { normRow, type ReportingApi, row, startReportingApi } from './reporting-api.ts';

let partner: ReportingApi;
beforeAll(async () => {
  partner = await startReportingApi();
});
afterAll(() => partner.api.close());

describe('interactionsReport', () => {
  test('counts once what is sent twice, and adds what a later report counts', async () => {
    const id = crypto.randomUUID();
    const rows = [row(), row({ day: '2026-11-21', segment: null, transactions: 7, invited: 5, delivered: 4 })];
    const first = await partner.report('interactions', rows, { id });
    expect(first).toMatchObject({ report: { id, accepted: 2, rejected: 0, refused: [] }, userErrors: [] });
    const reordered = rows.map((fields) => Object.fromEntries(Object.entries(fields).toReversed()));
    expect(await partner.report('interactions', reordered, { id: id.toUpperCase() })).toEqual(first);
    expect(await partner.transactions()).toBe(107);
    await partner.report('interactions', [row({ transactions: 3 })]);
    expect(await partner.flow()).toEqual(
      expect.arrayContaining([
        {
          serviceId: partner.api.registry.service,
          channel: 'PORTAL',
          segmentId: partner.api.registry.segment,
          transactions: 103,
        },
        { serviceId: partner.api.registry.service, channel: 'PORTAL', segmentId: null, transactions: 7 },
      ]),
    );
    expect(await partner.transactions({ from: '2026-11-21', to: '2026-11-30' })).toBe(7);
    expect(await partner.report('interactions', [row({ transactions: 4 })], { id })).toMatchObject({
      report: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] }],
    });
    expect(await recount(partner.api.platform.pool)).toEqual([]);
  });

  test('a report that replaces another takes its whole place, once', async () => {
    const before = await partner.transactions();
    const [wrong, right] = [crypto.randomUUID(), crypto.randomUUID()];
    await partner.report('interactions', [row({ transactions: 1_000 }), row({ day: '2026-11-02', transactions: 50 })], {
      id: wrong,
    });
    await partner.report('interactions', [row({ transactions: 10 })], { id: right, replaces: wrong });
    expect(await partner.transactions()).toBe(before + 10);
    expect((await partner.report('interactions', [row()], { replaces: wrong })).userErrors).toMatchObject([
      { code: 'REPORT_REPLACED', path: ['input', 'replaces'] },
    ]);
    await partner.report('interactions', [], { replaces: right });
    expect(await partner.transactions()).toBe(before);
    for (const replaces of [crypto.randomUUID(), wrong])
      expect((await partner.report('norms', [], { replaces })).userErrors).toMatchObject([{ code: 'REPORT_UNKNOWN' }]);
    expect(await recount(partner.api.platform.pool)).toEqual([]);
  });

  test('a report without a good row is not stored: its id is still free, and it replaces nothing', async () => {
    const [id, replaces] = [crypto.randomUUID(), crypto.randomUUID()];
    await partner.report('interactions', [row({ day: '2026-09-09', transactions: 9 })], { id: replaces });
    const september = { from: '2026-09-01', to: '2026-09-30' };
    expect(await partner.report('interactions', [row({ service: 'nothing' })], { id, replaces })).toMatchObject({
      report: { accepted: 0, rejected: 1 },
    });
    expect(await partner.transactions(september)).toBe(9);
    expect(
      await partner.report('interactions', [row({ day: '2026-09-09', transactions: 8 })], { id, replaces }),
    ).toMatchObject({
      report: { accepted: 1 },
    });
    expect(await partner.transactions(september)).toBe(8);
  });

  test('needs a key with the right to report, and reaches what is of its authority', async () => {
    expect((await partner.report('interactions', [row()], { as: null })).userErrors).toMatchObject([
      { code: 'KEY_MISSING' },
    ]);
    expect((await partner.report('norms', [normRow()], { as: partner.ratingsKey })).userErrors).toMatchObject([
      { code: 'KEY_SCOPE' },
    ]);
    const { report: mixed } = await partner.report('interactions', [row({ service: 'licence' }), row()], {
      as: partner.agencyKey,
    });
    expect(mixed).toMatchObject({ accepted: 1, refused: [{ row: 1, userErrors: [{ code: 'KEY_SCOPE' }] }] });
  });

  test('an id is one report, whoever sends it', async () => {
    const id = crypto.randomUUID();
    await partner.report('interactions', [row({ service: 'licence', day: '2026-07-01' })], { id });
    const again = await partner.report('interactions', [row({ service: 'licence', day: '2026-07-01' })], {
      id,
      as: partner.agencyKey,
    });
    expect(again.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_CONFLICT' }]);
    expect(
      (await partner.report('interactions', [], { replaces: id, as: partner.agencyKey })).userErrors,
    ).toMatchObject([{ code: 'REPORT_UNKNOWN' }]);
  });

  test('reports at the same time, and the same one many times at once, are counted once each', async () => {
    const before = await partner.transactions();
    const same = crypto.randomUUID();
    const rows = [row({ transactions: 1 }), row({ segment: null, transactions: 1 })];
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        index < 4
          ? partner.report('interactions', rows, { id: same })
          : partner.report('interactions', index % 2 ? rows : rows.toReversed()),
      ),
    );
    expect(await partner.transactions()).toBe(before + 2 * 5);
    expect(await recount(partner.api.platform.pool)).toEqual([]);
  });
});

describe('normsReport', () => {
  test('a report that replaces another takes its values out as well', async () => {
    const id = crypto.randomUUID();
    const before = await partner.norms();
    await partner.report('norms', [normRow({ values: [{ value: 3, count: 70 }] })], { id });
    expect(await partner.norms()).not.toEqual(before);
    await partner.report('norms', [], { replaces: id });
    expect(await partner.norms()).toEqual(before);
    expect(await recount(partner.api.platform.pool)).toEqual([]);
  });
});
