import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL server on which the audit makes databases of its own. */
export interface AuditCluster {
  /** Superuser, database `postgres`. */
  adminUrl: string;
  /** The ordinary login. */
  loginUrl: string;
}

/** A database that only the audit knows. */
export interface AuditDatabase {
  name: string;
  /** Connection string of the ordinary login. */
  url: string;
}

/** Copies a database to which nobody is connected. @param template that of the tests when none is named */
export async function copyDatabase(cluster: AuditCluster, template = 'otklik_template'): Promise<AuditDatabase> {
  const name = `audit_${randomBytes(6).toString('hex')}`;
  await asAdmin(cluster, `create database ${name} template ${template} strategy file_copy owner otklik`);
  const url = new URL(cluster.loginUrl);
  url.pathname = `/${name}`;
  return { name, url: url.href };
}

export const dropDatabase = (cluster: AuditCluster, { name }: AuditDatabase): Promise<void> =>
  asAdmin(cluster, `drop database if exists ${name} with (force)`);

async function asAdmin({ adminUrl }: AuditCluster, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
