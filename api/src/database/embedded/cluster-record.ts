import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../../private-file.ts';
import { StartupError } from '../../startup-error.ts';

/** What must be remembered about an embedded cluster between two starts; kept in `DATA_DIR/postgres.json`. */
export interface ClusterRecord {
  /** Loopback port, chosen at the first start. */
  port: number;
  /** Password of `postgres`, used only to create the login. */
  superuserPassword: string;
  /** Password of `otklik`, the login the server works with. */
  loginPassword: string;
  /** The cluster's folder when it could not be `DATA_DIR/postgres`. */
  elsewhere?: string;
}

const fileOf = (dataDir: string) => join(dataDir, 'postgres.json');

/** Makes the record of a new cluster, with fresh passwords. */
export function newClusterRecord(port: number, elsewhere?: string): ClusterRecord {
  const password = () => randomBytes(24).toString('base64url');
  return { port, superuserPassword: password(), loginPassword: password(), ...(elsewhere && { elsewhere }) };
}

/** Reads the record of the cluster in this data folder, if there is one. */
export function readClusterRecord(dataDir: string): ClusterRecord | undefined {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const record = JSON.parse(readFileSync(file, 'utf8')) as ClusterRecord;
    if (record.port && record.superuserPassword && record.loginPassword) return record;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartupError(`${file} is damaged: restore it from a copy, or choose another DATA_DIR to start anew.`);
}

/** Remembers the record for the next start. */
export function writeClusterRecord(dataDir: string, record: ClusterRecord): void {
  writePrivateFile(fileOf(dataDir), `${JSON.stringify(record, null, 2)}\n`);
}

/** Connection string of the ordinary login, or of the superuser. */
export function clusterUrl(record: ClusterRecord, as: 'login' | 'superuser' = 'login'): string {
  const address = `127.0.0.1:${record.port}`;
  return as === 'login'
    ? `postgres://otklik:${record.loginPassword}@${address}/otklik`
    : `postgres://postgres:${record.superuserPassword}@${address}/postgres`;
}
