import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recount } from '../../../src/modules/results/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { normRow, type ReportingApi, row, startReportingApi } from './reporting-api.ts';

let partner: ReportingApi;
beforeAll(async () => {
  partner = await startReportingApi();
});
afterAll(() => partner.api.close());

describe('interactionsReport', () => {
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
    const answer = await partner.report('interactions', rows, { id });
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
    expect(await partner.report('interactions', rows, { id })).toEqual(answer);
    expect(await recount(partner.api.platform.pool)).toEqual([]);
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
    const answer = await partner.report('interactions', rows, { id });
    expect(answer.report).toMatchObject({ accepted: 1, rejected: 7 });
    const told = answer.report!.refused.map(({ userErrors }) => userErrors);
    expect(told.slice(0, 4).map(([first]) => first!.path.at(-1))).toEqual([
      'a\uFFFDb',
      '\uFFFD',
      `${'x'.repeat(99)}\uFFFD`,
      'y'.repeat(100),
    ]);
    expect(told.map(({ length }) => length)).toEqual([1, 1, 1, 1, 20, 20, 20]);
    expect(await partner.report('interactions', rows, { id })).toEqual(answer);
    expect(
      (await partner.report('norms', [normRow({ values: Array.from({ length: 2_000 }, () => ({ value: -1 })) })]))
        .report!.refused[0]!.userErrors,
    ).toHaveLength(20);
  });

  test('a service that the registry does not offer at the place rejects its row alone, until it is offered there', async () => {
    const elsewhere = row({ service: 'licence', touchpoint: 'office', day: '2026-06-02' });
    const { report: first } = await partner.report('interactions', [elsewhere, row({ day: '2026-06-02' })]);
    expect(first).toMatchObject({
      accepted: 1,
      refused: [{ row: 0, userErrors: [{ code: 'SERVICE_NOT_OFFERED', path: ['input', 'rows', '0', 'service'] }] }],
    });
    const place = [partner.api.registry.office, partner.api.registry.otherService];
    const count = async () => {
      const { report: counted } = await partner.report('norms', [
        normRow({ service: 'licence', day: '2026-06-02', within: 1 }),
        normRow({ day: '2026-06-02', within: 1 }),
      ]);
      return counted!.accepted;
    };
    expect(await count()).toBe(1);
    await asAdmin(
      partner.api.database,
      'insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2)',
      place,
    );
    expect(await count()).toBe(2);
    await asAdmin(
      partner.api.database,
      'delete from touchpoint_service where touchpoint_id = $1 and service_id = $2',
      place,
    );
    expect(await recount(partner.api.platform.pool)).toEqual([]);
  });

  test('takes 1 to 1,000 rows, also in a body of more than 16 KB', async () => {
    expect((await partner.report('interactions', [])).userErrors).toMatchObject([{ code: 'ROWS_EMPTY' }]);
    const days = Array.from({ length: 1_000 }, (_, index) =>
      new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10),
    );
    expect(
      (
        await partner.report(
          'interactions',
          days.map((day) => row({ day })),
        )
      ).report,
    ).toMatchObject({ accepted: 1_000 });
    const tooMany = [...days.map((day) => row({ day })), row()];
    expect((await partner.report('interactions', tooMany)).userErrors).toMatchObject([{ code: 'ROWS_TOO_MANY' }]);
  });
});

describe('normsReport', () => {
  test('a bad row rejects only itself', async () => {
    const { report: answer } = await partner.report('norms', [
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
});
