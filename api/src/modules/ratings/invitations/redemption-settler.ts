import type { Pool, PoolClient } from 'pg';
import { withRole } from '../../../database/pool.ts';
import { Rounds } from '../../../kernel/rounds.ts';

const EVERY_MS = 24 * 3_600_000;
/** After a round that failed, for want of a database, say. */
const TRY_AGAIN_MS = 600_000;
/** Marks that are rewritten in one transaction. */
const AT_ONCE = 10_000;

/**
 * Rewrites the marks of used invitations once a day, in the order of their hashes. A mark is made in the transaction of
 * its rating, and PostgreSQL notes the transaction on both rows: until they are rewritten, whoever can read the tables
 * could tell by that which belong together.
 */
export class RedemptionSettler {
  readonly #pool: Pool;
  readonly #rounds: Rounds;

  constructor({ pool, onError }: { pool: Pool; onError: (error: unknown) => void }) {
    this.#pool = pool;
    const work = async () => {
      await this.settle();
      return EVERY_MS;
    };
    this.#rounds = new Rounds({ work, tryAgainMs: TRY_AGAIN_MS, onError });
  }

  /** Rewrites now, and every day; sooner where it failed. */
  start(): void {
    this.#rounds.start();
  }

  stop(): void {
    void this.#rounds.stop();
  }

  /**
   * Rewrites all marks that have not been. Several processes may do it at the same time; a rating that comes with an
   * invitation whose mark is being rewritten waits for that.
   * @returns number of marks
   */
  async settle(): Promise<number> {
    let all = 0;
    for (;;) {
      const settled = await withRole(this.#pool, 'otklik_worker', settleSome);
      all += settled;
      if (settled < AT_ONCE) return all;
    }
  }
}

/** Taken away and put back: an update would leave the rows where they are, in the order in which they came. */
async function settleSome(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ hash: Buffer }>(
    `delete from invitation_redemption where redemption_hash in (
       select redemption_hash from invitation_redemption where not is_settled
       order by redemption_hash limit ${AT_ONCE})
     returning redemption_hash as hash`,
  );
  if (rows.length === 0) return 0;
  await client.query(
    `insert into invitation_redemption (redemption_hash, is_settled)
     select hash, true from unnest($1::bytea[]) as hash order by hash`,
    [rows.map(({ hash }) => hash)],
  );
  return rows.length;
}
