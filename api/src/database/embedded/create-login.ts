import pg from 'pg';
import { type ClusterRecord, clusterUrl } from './cluster-record.ts';

const WRONG_PASSWORD_OR_NO_LOGIN = ['28P01', '28000'];
const NO_DATABASE = '3D000';

/**
 * Makes sure that the login `otklik` and its database exist. The superuser is used here and nowhere else; the login
 * may create the roles it works under, and owns its database, but is no superuser.
 */
export async function ensureLogin(record: ClusterRecord): Promise<void> {
  if (await canConnect(clusterUrl(record))) return;
  const superuser = new pg.Client({ connectionString: clusterUrl(record, 'superuser') });
  await superuser.connect();
  try {
    const known = await superuser.query(`select from pg_roles where rolname = 'otklik'`);
    const password = superuser.escapeLiteral(record.loginPassword);
    await superuser.query(
      `${known.rowCount ? 'alter' : 'create'} role otklik login createrole nosuperuser nobypassrls password ${password}`,
    );
    const database = await superuser.query(`select from pg_database where datname = 'otklik'`);
    if (!database.rowCount) await superuser.query('create database otklik owner otklik');
  } finally {
    await superuser.end();
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === NO_DATABASE || WRONG_PASSWORD_OR_NO_LOGIN.includes(code ?? '')) return false;
    throw error;
  } finally {
    await client.end();
  }
}
