import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { World } from '../registry/world.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const CREATE = `mutation ($input: PartnerKeyCreateInput!) { partnerKeyCreate(input: $input) {
  key partnerKey { id name scopes expiresAt revokedAt authority { slug } } userErrors { code path } } }`;
const REVOKE = `mutation ($id: ID!) { partnerKeyRevoke(input: { id: $id }) { partnerKey { revokedAt } userErrors { code } } }`;
const admin = (home: 'agency-a' | 'agency-b' | 'ministry') => world.viewer('AUTHORITY_ADMIN', home);
const create = async (input: object, home: 'agency-a' | 'agency-b' | 'ministry' = 'agency-a') =>
  (
    await world.ask(
      CREATE,
      { input: { authority: 'agency-a', name: 'Портал', scopes: ['RATINGS_WRITE'], ...input } },
      admin(home),
    )
  ).partnerKeyCreate;

describe('a partner key', () => {
  test('is shown once, stored as a hash, and lets the partner in', async () => {
    const { key, partnerKey, userErrors } = await create({});
    expect(userErrors).toEqual([]);
    expect(key).toMatch(/^otk_live_[0-9a-f]{64}_[0-9a-f]{8}$/);
    expect(partnerKey).toMatchObject({ scopes: ['RATINGS_WRITE'], authority: { slug: 'agency-a' }, revokedAt: null });
    const partner = await world.access().partnerOfKey(`Bearer ${key}`);
    expect(partner).toMatchObject({ authorityId: world.ids['agency-a'], scopes: ['ratings:write'] });
    const { auditTrail } = await world.ask(
      `query ($id: ID!) { auditTrail(object: $id) { nodes { action after } } }`,
      { id: partnerKey.id },
      admin('agency-a'),
    );
    expect(auditTrail.nodes).toHaveLength(1);
    expect(JSON.stringify(auditTrail)).not.toContain(key.slice(9, 73));
  });

  test('with one wrong character is no key', async () => {
    const { key } = await create({});
    const wrong = key.replace(/.$/, (last: string) => (last === '0' ? '1' : '0'));
    expect(await world.access().partnerOfKey(wrong)).toBeNull();
    expect(await world.access().partnerOfKey('Bearer otk_live_')).toBeNull();
  });

  test('stops working within ten seconds of being revoked, and when it expires', async () => {
    const access = world.access();
    const { key, partnerKey } = await create({});
    expect(await access.partnerOfKey(key)).not.toBeNull();
    await world.ask(REVOKE, { id: partnerKey.id }, admin('agency-a'));
    world.clock.pass(10_001);
    expect(await access.partnerOfKey(key)).toBeNull();
    const expiresAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const short = await create({ expiresAt });
    expect(await access.partnerOfKey(short.key)).not.toBeNull();
    world.clock.pass(60_001);
    expect(await access.partnerOfKey(short.key)).toBeNull();
  });

  test('is made and revoked only within the own authorities', async () => {
    expect((await create({}, 'agency-b')).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'authority'] }]);
    const { partnerKey } = await create({}, 'ministry');
    const { partnerKeyRevoke } = await world.ask(REVOKE, { id: partnerKey.id }, admin('agency-b'));
    expect(partnerKeyRevoke.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    const { partnerKeys } = await world.ask(`{ partnerKeys { nodes { id } } }`, {}, admin('agency-b'));
    expect(partnerKeys.nodes).toEqual([]);
  });

  test('needs a name and a scope', async () => {
    const { userErrors, key } = await create({ name: ' ', scopes: [], expiresAt: '2020-01-01T00:00:00Z' });
    expect(key).toBeNull();
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual([
      'FIELD_MISSING',
      'FIELD_MISSING',
      'DATE_INVALID',
    ]);
  });

  test('is not for analysts', async () => {
    const { errors } = await world.answer(`{ partnerKeys { nodes { id } } }`, {}, world.viewer('ANALYST', 'agency-a'));
    expect(errors?.[0]?.originalError?.message).toContain('NOT_PERMITTED');
  });
});
