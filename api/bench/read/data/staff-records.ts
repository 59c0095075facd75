import type { Viewer } from '@otklik/schema';
import type { Client } from 'pg';
import { toGlobalId, uuidV7 } from '../../../src/kernel/ids.ts';
import { createDraft } from '../../../src/modules/methodology/instrument/create-draft.ts';
import type { Platform } from '../../../src/server/platform.ts';

const METHODOLOGIST: Viewer = {
  id: toGlobalId('Account', uuidV7()),
  name: 'Methodologist',
  email: 'methodologist@bench.example',
  role: 'METHODOLOGIST',
  authorityId: null,
  authorityName: null,
};

/** What staff see beside figures, where it is not stored yet: a draft of the instrument, keys of partners, changes of services. */
export async function storeStaffRecords(client: Client, platform: Platform): Promise<void> {
  await client.query('set role otklik_staff');
  await client.query(`select set_config('app.authorities', (select array_agg(id)::text from authority), false)`);
  const isStored = (await client.query('select from partner_key limit 1')).rows.length > 0;
  if (!isStored) {
    await client.query(`
      insert into partner_key (id, authority_id, name, key_hash, scopes)
      select uuidv7(), id, 'Key of ' || slug, sha256(slug::bytea), array['ratings:write'] from authority`);
    await client.query(`
      insert into audit_entry (id, at, actor, authority_id, action, object_type, object_id, before, after)
      select uuidv7(), now(), 'Administrator', authority_id, 'serviceChange', 'Service', id, name, name
      from service cross join generate_series(1, 3)`);
  }
  await client.query('reset role');
  if (!isStored)
    await createDraft(platform.createContext({ viewer: METHODOLOGIST, partner: null }, 'RU', 'benchmark'), null);
}
