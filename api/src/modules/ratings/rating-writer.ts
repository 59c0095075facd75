import type { Pool, PoolClient } from 'pg';
import { isSilence, rollBack } from '../../database/pool.ts';
import { isInternalFailure, isServerTrouble, sqlStateOf } from '../../database/server-trouble.ts';
import type { Instruments } from '../methodology/index.ts';
import type { Directory } from '../registry/index.ts';
import { Cells } from './cells.ts';
import { BusyError, GroupCommit, type Lane } from './group-commit.ts';
import {
  keyOfOperation,
  type Outcome,
  type RatingOperation,
  type ReviseOperation,
  type SubmitOperation,
  type WithdrawOperation,
} from './rating-operation.ts';
import { writeCases } from './write-cases.ts';
import { writeRevisions } from './write-revisions.ts';
import { writeSubmissions } from './write-submissions.ts';
import { writeWithdrawals } from './write-withdrawals.ts';

/** How long ratings count as not storable after the last that could not be stored, if none is sent meanwhile. */
const TROUBLE_BELIEVED_MS = 3_000;
/** How often a transaction is tried that only met another process at a bad moment. */
const ATTEMPTS = 5;

/**
 * The one way a rating gets into, or out of, the database. All requests of the process share its groups.
 * Operations of one kind share a transaction, so that every transaction takes its locks in one order: submissions,
 * then tallies by key.
 */
export class RatingWriter {
  /** Its connections rest in the role of the acceptor. */
  readonly #pool: Pool;
  readonly #directory: Directory;
  readonly #instruments: Instruments;
  readonly #cells = new Cells();
  readonly #groups: GroupCommit<RatingOperation, Outcome>;
  #troubleAt = Number.NEGATIVE_INFINITY;

  constructor(pool: Pool, directory: Directory, instruments: Instruments) {
    this.#pool = pool;
    this.#directory = directory;
    this.#instruments = instruments;
    this.#groups = new GroupCommit({
      write: (operations) => this.#write(operations),
      keyOf: keyOfOperation,
      kindOf: transactionKindOf,
      chainOf: caseOf,
      isOwnFault: (error) => !(error instanceof BusyError),
    });
  }

  /**
   * Stores one operation and resolves after COMMIT. Operations of the BULK lane keep nobody waiting.
   * @throws BusyError when the outcome is unknown or the server is in trouble: send it again. Any other error is this
   *   operation's own, and nothing of it was stored.
   */
  store(operation: RatingOperation, lane: Lane = 'INTERACTIVE'): Promise<Outcome> {
    return this.#groups.submit(operation, lane);
  }

  /** False from a group that the database did not take until one that it did, or until nobody has tried for a while. */
  get canStore(): boolean {
    return performance.now() - this.#troubleAt > TROUBLE_BELIEVED_MS;
  }

  /** Resolves when everything that was handed over is stored or refused. */
  idle(): Promise<void> {
    return this.#groups.idle();
  }

  async #write(operations: readonly RatingOperation[]): Promise<Outcome[]> {
    try {
      const outcomes = await this.#writeWithin(operations);
      this.#troubleAt = Number.NEGATIVE_INFINITY;
      return outcomes;
    } catch (error) {
      if (error instanceof BusyError && !isChance(error.originalError)) this.#troubleAt = performance.now();
      throw error;
    }
  }

  async #writeWithin(operations: readonly RatingOperation[]): Promise<Outcome[]> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw new BusyError(error);
    });
    let broken: Error | undefined;
    try {
      return await this.#transact(client, operations);
    } catch (error) {
      if (error instanceof BusyError) broken = error.originalError ?? error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** @throws BusyError as `store` tells it; any other error leaves nothing stored and the connection good */
  async #transact(client: PoolClient, group: readonly RatingOperation[]): Promise<Outcome[]> {
    for (let attempt = 1; ; attempt++) {
      let isCommitSent = false;
      try {
        return await this.#statements(client, group, () => (isCommitSent = true));
      } catch (error) {
        if (isSilence(error) || (isServerTrouble(error) && !isChance(error))) throw busy(error);
        // A commit without an answer may have happened or not. What was never committed ends with its connection.
        if (!(await isRolledBack(client))) throw busy(error);
        // Whose fault is a failure inside PostgreSQL, or one after a commit was sent? In halves it harms no neighbour.
        const isUnclear = isInternalFailure(error) || (isCommitSent && sqlStateOf(error) === null);
        if (isUnclear && group.length === 1) throw busy(error);
        if (!isChance(error)) throw error;
        if (attempt === ATTEMPTS) throw busy(error);
      }
    }
  }

  /** Writes a group and commits. @param onCommit called when the commit is about to be sent */
  async #statements(client: PoolClient, group: readonly RatingOperation[], onCommit: () => void): Promise<Outcome[]> {
    const transactionKind = transactionKindOf(group[0]!);
    if (transactionKind === 'SUBMIT')
      return writeSubmissions(client, this.#cells, group as SubmitOperation[], onCommit);
    const outcomes =
      transactionKind === 'CASE'
        ? await writeCases(client, this.#cells, group as SubmitOperation[])
        : transactionKind === 'REVISE'
          ? await writeRevisions(client, this.#cells, this.#directory, this.#instruments, group as ReviseOperation[])
          : await writeWithdrawals(client, group as WithdrawOperation[]);
    onCommit();
    const { command } = await client.query('commit');
    // PostgreSQL answers so, without an error, when a statement before had failed.
    if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
    return outcomes;
  }
}

/** Operations that can share a transaction have the same one. */
const transactionKindOf = (operation: RatingOperation): RatingOperation['kind'] | 'CASE' =>
  operation.kind === 'SUBMIT' && operation.caseKey ? 'CASE' : operation.kind;

/** Of several ratings of one case the last counts: their order must be kept. */
const caseOf = (operation: RatingOperation): string | null => (operation.kind === 'SUBMIT' ? operation.caseKey : null);

const busy = (error: unknown): BusyError => (error instanceof BusyError ? error : new BusyError(error));

/** Ends the transaction. False when the server did not answer: the connection is of no use any more. */
const isRolledBack = (client: PoolClient): Promise<boolean> =>
  rollBack(client).then(
    () => true,
    () => false,
  );

/** True where nothing is wrong with what was sent: another process held the same rows, or stored the same case first. */
function isChance(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '40001' || code === '40P01' || (code === '23505' && constraint === 'rating_case_key');
}
