import type pg from 'pg';
import { createPool } from './pool.ts';

/** The run-time connections of a process beside those of the ORM; each pool rests in the role that its use needs most. */
export interface Pools {
  /** The registry and what is published; jobs and the rare rest take on a role for a transaction. */
  resting: pg.Pool;
  /** Tallies, read only. As staff of no authority: what belongs to one has no rows here. */
  figures: pg.Pool;
  /** Sessions, sign-in and partner keys. */
  access: pg.Pool;
  /** Ratings. Connections of their own, so that no reader can keep a rating waiting. */
  acceptance: pg.Pool;
}

const READS_WITHIN_MS = 15_000;
const STORES_WITHIN_MS = 2_500;

/** Opens no connection yet: each is made when it is first needed. */
export function createPools(url: string, onError: (error: Error) => void): Pools {
  const reading = { url, statementTimeoutMs: READS_WITHIN_MS };
  return {
    resting: createPool({ ...reading, max: 7, name: 'otklik' }, onError),
    figures: createPool(
      { ...reading, max: 5, name: 'otklik-figures', role: 'otklik_staff', isReadOnly: true },
      onError,
    ),
    access: createPool({ ...reading, max: 2, name: 'otklik-access', role: 'otklik_worker' }, onError),
    acceptance: createPool(
      { url, max: 4, name: 'otklik-acceptance', statementTimeoutMs: STORES_WITHIN_MS, role: 'otklik_acceptor' },
      onError,
    ),
  };
}
