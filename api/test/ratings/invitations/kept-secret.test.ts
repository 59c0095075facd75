import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../../src/database/pool.ts';
import { recount } from '../../../src/modules/results/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { type InvitingApi, request, startInvitingApi } from './inviting-api.ts';

let inviting: InvitingApi;
beforeAll(async () => {
  inviting = await startInvitingApi();
});
afterAll(() => inviting.api.close());

test('the database lets nobody but the acceptance path read invitations, and no one change them', async () => {
  for (const table of ['invitation', 'invitation_redemption', 'invitation_batch'])
    await expect(
      withRole(inviting.api.platform.pool, 'otklik_staff', (client) => client.query(`select from ${table}`)),
    ).rejects.toMatchObject({ code: '42501' });
  await expect(inviting.api.platform.pool.query('select from invitation')).rejects.toMatchObject({ code: '42501' });
  for (const statement of [
    `update invitation set expires_on = expires_on + 1`,
    'delete from invitation',
    'delete from invitation_redemption',
    'update invitation_redemption set is_settled = true',
  ])
    await expect(
      withRole(inviting.api.platform.pool, 'otklik_acceptor', (client) => client.query(statement)),
    ).rejects.toMatchObject({ code: '42501' });
});

test('which rating used which invitation cannot be told once the marks are rewritten', async () => {
  const joined = `select count(*)::integer as n from invitation_redemption u join rating r on r.xmin = u.xmin`;
  for (let index = 0; index < 20; index++) await inviting.rate({ invitation: (await inviting.issueOne()).token });
  expect((await asAdmin(inviting.api.database, joined))[0].n).toBeGreaterThanOrEqual(20);
  const [{ marks }] = await asAdmin(
    inviting.api.database,
    'select count(*)::integer as marks from invitation_redemption',
  );
  expect(await inviting.api.platform.settler.settle()).toBe(marks);
  expect((await asAdmin(inviting.api.database, joined))[0].n).toBe(0);
  const inPlace = await asAdmin(
    inviting.api.database,
    `select encode(redemption_hash, 'hex') as hash from invitation_redemption order by ctid`,
  );
  expect(inPlace.map(({ hash }) => hash as string)).toEqual(inPlace.map(({ hash }) => hash as string).toSorted());
  expect(await inviting.api.platform.settler.settle()).toBe(0);
});

test('an invitation stays used while its mark is rewritten', async () => {
  const tokens = (await inviting.issue(request({ count: 50 }))).invitations!.map(({ token }) => token);
  for (const invitation of tokens) await inviting.rate({ invitation });
  let isSettled = false;
  const settling = inviting.api.platform.settler.settle().finally(() => (isSettled = true));
  const told: (string | null)[] = [];
  while (!isSettled || told.length < 50)
    told.push((await inviting.rate({ invitation: tokens[told.length % tokens.length] })).rating.invitation);
  expect(await settling).toBe(50);
  expect(new Set(told)).toEqual(new Set(['SPENT']));
});

test('the tallies hold what was rated and whom was invited, and the recount sees where they do not', async () => {
  expect(await recount(inviting.api.platform.pool)).toEqual([]);
  await asAdmin(inviting.api.database, 'update invitation_tally set issued = issued + 1');
  const found = await recount(inviting.api.platform.pool);
  expect(new Set(found.map(({ table, side }) => `${table}: ${side}`))).toEqual(
    new Set(['invitation: only in the tallies', 'invitation: only in the invitations']),
  );
});
