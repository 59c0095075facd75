import { GraphQLError } from 'graphql';

/** Thrown to every caller whose outcome is unknown or who was turned away: send the same thing again later. */
export class BusyError extends GraphQLError {
  constructor(cause?: unknown) {
    super('Too busy to store this now. Send the same again.', {
      originalError: cause instanceof Error ? cause : null,
      extensions: { code: 'SERVICE_BUSY' },
    });
  }
}

interface Waiting<Operation, Result> {
  operation: Operation;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Where an operation waits. A person waits for an INTERACTIVE one; a BULK one is part of many and has time. Order is kept
 * within a lane: who changes what is still being imported waits for the answer to the import first.
 */
export type Lane = 'INTERACTIVE' | 'BULK';

/** Of each group so much is kept for bulk operations that wait. */
const BULK_SHARE = 0.1;
/** Groups in a row that may be written without the bulk operations that wait, because they are of another kind. */
const BULK_PASSED_OVER_AT_MOST = 3;

export interface GroupCommitOptions<Operation, Result> {
  /** Stores a group in one transaction and gives their results in order, after COMMIT. */
  write: (operations: readonly Operation[]) => Promise<Result[]>;
  /** Operations with the same key never share a group: the later one must see what the earlier one did. */
  keyOf: (operation: Operation) => string;
  /** Operations of different kinds never share a group. */
  kindOf?: (operation: Operation) => string;
  /**
   * Operations of one chain mean what they say only in their order; null: in any order. When one of them is turned away,
   * those of its chain that wait are turned away as well: sent again, it would otherwise come after them.
   */
  chainOf?: (operation: Operation) => string | null;
  /**
   * True for an error that one operation can be to blame for, where nothing of its group was stored: the group is then
   * written in halves, until only the culprit is left. After any other error everyone is told to send again.
   */
  isOwnFault: (error: unknown) => boolean;
  /** Largest group. */
  groupSize?: number;
  /** Operations that may wait; more are turned away at once. */
  queueLimit?: number;
  /** The same for the bulk lane. */
  bulkLimit?: number;
}

/**
 * Group commit: operations that arrive while a group is being written form the next group, so that all requests of
 * the process share transactions. One group is in flight. Nothing is acknowledged before its group is committed.
 * Bulk operations have a queue of their own and fill up what the others leave of a group.
 */
export class GroupCommit<Operation, Result> {
  readonly #options: Required<GroupCommitOptions<Operation, Result>>;
  #queue: Waiting<Operation, Result>[] = [];
  #bulk: Waiting<Operation, Result>[] = [];
  #bulkPassedOver = 0;
  #isWriting = false;
  #isArmed = false;
  #whenIdle: (() => void)[] = [];

  constructor(options: GroupCommitOptions<Operation, Result>) {
    this.#options = {
      groupSize: 500,
      queueLimit: 5_000,
      bulkLimit: 10_000,
      kindOf: () => '',
      chainOf: () => null,
      ...options,
    };
  }

  /** Stores one operation. @throws BusyError when it was turned away or its outcome is unknown */
  submit(operation: Operation, lane: Lane = 'INTERACTIVE'): Promise<Result> {
    const { queueLimit, bulkLimit } = this.#options;
    const isFull = lane === 'BULK' ? this.#bulk.length >= bulkLimit : this.#queue.length >= queueLimit;
    if (isFull) return Promise.reject(new BusyError());
    return new Promise((resolve, reject) => {
      (lane === 'BULK' ? this.#bulk : this.#queue).push({ operation, resolve, reject });
      this.#arm();
    });
  }

  /** Resolves when nothing waits and nothing is being written. */
  idle(): Promise<void> {
    if (!this.#isWriting && this.waiting === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Number of operations that wait for their group. */
  get waiting(): number {
    return this.#queue.length + this.#bulk.length;
  }

  #arm(): void {
    if (this.#isWriting || this.#isArmed) return;
    this.#isArmed = true;
    // After the I/O callbacks of this turn: every request that has already arrived joins the group.
    setImmediate(() => void this.#writeGroups());
  }

  async #writeGroups(): Promise<void> {
    this.#isArmed = false;
    this.#isWriting = true;
    while (this.waiting > 0) await this.#writeGroup(this.#takeGroup());
    this.#isWriting = false;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #takeGroup(): Waiting<Operation, Result>[] {
    const { groupSize, keyOf, kindOf } = this.#options;
    const isBulkDue = this.#bulk.length > 0 && this.#bulkPassedOver >= BULK_PASSED_OVER_AT_MOST;
    const kind = kindOf((isBulkDue ? this.#bulk[0]! : (this.#queue[0] ?? this.#bulk[0]!)).operation);
    const keys = new Set<string>();
    const group: Waiting<Operation, Result>[] = [];
    const take = (queue: Waiting<Operation, Result>[], upTo: number): Waiting<Operation, Result>[] => {
      const rest: Waiting<Operation, Result>[] = [];
      let looked = 0;
      while (looked < queue.length && group.length < upTo) {
        const waiting = queue[looked++]!;
        const key = keyOf(waiting.operation);
        (!keys.has(key) && kindOf(waiting.operation) === kind ? group : rest).push(waiting);
        keys.add(key);
      }
      return rest.concat(queue.slice(looked));
    };
    const keptForBulk = Math.min(this.#bulk.length, Math.floor(groupSize * BULK_SHARE));
    this.#queue = take(this.#queue, groupSize - keptForBulk);
    const before = group.length;
    this.#bulk = take(this.#bulk, groupSize);
    this.#bulkPassedOver = this.#bulk.length > 0 && group.length === before ? this.#bulkPassedOver + 1 : 0;
    if (group.length > 0) return group;
    // What was due must follow an operation with its key that is of another kind: that one goes first.
    this.#bulkPassedOver = 0;
    return this.#takeGroup();
  }

  /** @returns the chains of what was turned away */
  async #writeGroup(group: Waiting<Operation, Result>[]): Promise<ReadonlySet<string>> {
    try {
      const results = await this.#options.write(group.map(({ operation }) => operation));
      // In the next turn: by then the next group is on its way, and PostgreSQL works while these are answered.
      setImmediate(() => {
        for (const [index, { resolve }] of group.entries()) resolve(results[index]!);
      });
    } catch (error) {
      if (!this.#options.isOwnFault(error)) return this.#turnAway(group, busyBy(error));
      if (group.length > 1) return this.#writeHalves(group);
      group[0]!.reject(error);
    }
    return new Set();
  }

  async #writeHalves(group: Waiting<Operation, Result>[]): Promise<ReadonlySet<string>> {
    const half = group.length >> 1;
    const broken = await this.#writeGroup(group.slice(0, half));
    const rest = this.#keepUnbroken(group.slice(half), broken, new BusyError());
    if (rest.length === 0) return broken;
    return new Set([...broken, ...(await this.#writeGroup(rest))]);
  }

  /** Turns away a group and all of its chains that waits. @returns the chains */
  #turnAway(group: Waiting<Operation, Result>[], busy: BusyError): ReadonlySet<string> {
    for (const { reject } of group) reject(busy);
    const broken = new Set(group.flatMap(({ operation }) => this.#options.chainOf(operation) ?? []));
    this.#queue = this.#keepUnbroken(this.#queue, broken, busy);
    this.#bulk = this.#keepUnbroken(this.#bulk, broken, busy);
    return broken;
  }

  /** Turns away those of a broken chain. @returns the others */
  #keepUnbroken(
    waiting: Waiting<Operation, Result>[],
    broken: ReadonlySet<string>,
    busy: BusyError,
  ): Waiting<Operation, Result>[] {
    if (broken.size === 0) return waiting;
    return waiting.filter(({ operation, reject }) => {
      const chain = this.#options.chainOf(operation);
      const isBroken = chain !== null && broken.has(chain);
      if (isBroken) reject(busy);
      return !isBroken;
    });
  }
}

const busyBy = (error: unknown): BusyError => (error instanceof BusyError ? error : new BusyError(error));
