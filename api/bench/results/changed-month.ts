import type pg from 'pg';
import type { Day } from '../../src/kernel/calendar.ts';

/** Added to the version of a month by this process so far: no version comes twice, so nothing made of one is taken for another. */
let added = 0;

/**
 * A month whose version is raised again and again, as by ratings that come into it: what was made of it may not be used
 * again, and as long as it goes on the month itself is not remembered either. Its tallies stay as they are.
 */
export class ChangedMonth {
  readonly #client: pg.Client;
  readonly #day: Day;
  #above = 0;

  /** @param day of the month; the connection may write */
  constructor(client: pg.Client, day: Day) {
    this.#client = client;
    this.#day = day;
  }

  /** One more version that has never been. */
  async change(): Promise<void> {
    added += 1;
    await this.#client.query(
      `insert into tally_version as v (grain, starts_on, shard, version) values ('M', date_trunc('month', $1::date)::date, 0, $2)
       on conflict (grain, starts_on, shard) do update set version = v.version + $2`,
      [this.#day, added - this.#above],
    );
    this.#above = added;
  }

  /** The version that the month had before. */
  async takeBack(): Promise<void> {
    if (this.#above === 0) return;
    await this.#client.query(
      `with own as (
         select ctid, version from tally_version
         where grain = 'M' and starts_on = date_trunc('month', $1::date)::date and shard = 0
       ), gone as (delete from tally_version where ctid in (select ctid from own where version = $2))
       update tally_version set version = version - $2 where ctid in (select ctid from own where version > $2)`,
      [this.#day, this.#above],
    );
    this.#above = 0;
  }
}
