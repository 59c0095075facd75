import type { Pool, PoolClient } from 'pg';
import type { Directory } from '../registry/index.ts';
import { Cells } from './cells.ts';
import { BusyError, GroupCommit } from './group-commit.ts';
import {
  keyOfOperation,
  type Outcome,
  type RatingOperation,
  type ReviseOperation,
  type SubmitOperation,
  type WithdrawOperation,
} from './rating-operation.ts';
import { writeRevisions } from './write-revisions.ts';
import { writeSubmissions } from './write-submissions.ts';
import { writeWithdrawals } from './write-withdrawals.ts';

/** How often a transaction is tried that only met another process at a bad moment. */
const ATTEMPTS = 5;

/**
 * The one way a rating gets into, or out of, the database. All requests of the process share its groups.
 * Operations of one kind share a transaction; kinds follow one another, so that every transaction takes its locks
 * in one order: submissions, then tallies by key.
 */
export class RatingWriter {
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #cells = new Cells();
  readonly #groups: GroupCommit<RatingOperation, Outcome>;

  constructor(pool: Pool, directory: Directory) {
    this.#pool = pool;
    this.#directory = directory;
    this.#groups = new GroupCommit({
      write: (operations) => this.#write(operations),
      keyOf: keyOfOperation,
      isOwnFault,
    });
  }

  /** Stores one operation and resolves after COMMIT. @throws BusyError when the outcome is unknown: send it again */
  store(operation: RatingOperation): Promise<Outcome> {
    return this.#groups.submit(operation);
  }

  /** Resolves when everything that was handed over is stored or refused. */
  idle(): Promise<void> {
    return this.#groups.idle();
  }

  async #write(operations: readonly RatingOperation[]): Promise<Outcome[]> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      const outcomes = new Map<RatingOperation, Outcome>();
      for (const kind of ['SUBMIT', 'REVISE', 'WITHDRAW'] as const) {
        const group = operations.filter((operation) => operation.kind === kind);
        if (group.length === 0) continue;
        const results = await this.#transact(client, kind, group);
        group.forEach((operation, index) => outcomes.set(operation, results[index]!));
      }
      return operations.map((operation) => outcomes.get(operation)!);
    } catch (error) {
      if (!isOwnFault(error)) broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async #transact(client: PoolClient, kind: RatingOperation['kind'], group: RatingOperation[]): Promise<Outcome[]> {
    for (let attempt = 1; ; attempt++)
      try {
        const results = await this.#statements(client, kind, group);
        await client.query('commit');
        return results;
      } catch (error) {
        if (!isOwnFault(error)) throw error;
        await client.query('rollback');
        if (!isChance(error)) throw error;
        if (attempt === ATTEMPTS) throw new BusyError(error);
      }
  }

  #statements(client: PoolClient, kind: RatingOperation['kind'], group: RatingOperation[]): Promise<Outcome[]> {
    switch (kind) {
      case 'SUBMIT':
        return writeSubmissions(client, this.#cells, group as SubmitOperation[]);
      case 'REVISE':
        return writeRevisions(client, this.#cells, this.#directory, group as ReviseOperation[]);
      case 'WITHDRAW':
        return writeWithdrawals(client, group as WithdrawOperation[]);
    }
  }
}

/**
 * True where PostgreSQL refused what was sent (data exception, constraint, deadlock, serialisation): one row can be
 * to blame, and the connection is still good. Anything else leaves the outcome unknown.
 */
function isOwnFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(22|23|40001|40P01)/.test(code) && code.length === 5;
}

/** True where nothing is wrong with what was sent: another process held the same rows, or stored the same case first. */
function isChance(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '40001' || code === '40P01' || (code === '23505' && constraint === 'rating_case_key');
}
