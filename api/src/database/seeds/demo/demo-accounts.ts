import type { DemoAccount } from '@otklik/schema/host';
import type { Pool } from 'pg';
import type { Directory } from '../../../modules/registry/index.ts';
import { demoState } from './load-demo.ts';
import { staff } from './staff.ts';

/** Password of every demo account. They exist only where the demo country is loaded. */
export const DEMO_PASSWORD = 'otklik-demo-country';

/** Accounts to look around with; none on a server with real data. */
export async function demoAccounts(pool: Pool, directory: Directory): Promise<DemoAccount[]> {
  const state = await demoState(pool);
  if (state === 'EMPTY' || state === 'OTHER') return [];
  return staff.map(({ email, name, role, authority }) => ({
    email,
    password: DEMO_PASSWORD,
    name,
    role,
    authorityName: (authority && directory.find('AUTHORITY', authority)?.name) || null,
  }));
}
