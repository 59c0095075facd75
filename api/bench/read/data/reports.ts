import { NORMS } from '@otklik/schema';
import type { Client } from 'pg';
import type { DayRange } from '../../../src/kernel/calendar.ts';
import { uuidV7 } from '../../../src/kernel/ids.ts';

/** Transactions behind each answer. */
const TRANSACTIONS_PER_RATING = 20;
const WAITING = 'WAITING_IN_PERSON';
const { bounds, threshold, version } = NORMS[WAITING];
const BINS = Array.from({ length: 16 }, (_, bin) => bin);

/** Stores what partners report of services, once a month: transactions, and how long people waited in the offices. */
export async function storeReports(client: Client, ratings: number, days: DayRange): Promise<void> {
  const report = async (kind: 'INTERACTIONS' | 'NORMS') => {
    const id = uuidV7();
    await client.query(
      `insert into partner_report (id, kind, authority_id, content_hash, accepted, refused, received_at)
       select $1, $2, id, sha256($3), 0, '[]', now() from authority where slug = 'government'`,
      [id, kind, Buffer.from(kind)],
    );
    return id;
  };
  // One event in each bin.
  const within = bounds.filter((bound) => bound <= threshold).length;
  const months = `generate_series($2::date, $3::date, interval '1 month') as month`;
  await client.query(
    `insert into interaction_row (report_id, position, day, service_id, touchpoint_id, segment_id, transactions, invited,
       delivered)
     select $1, row_number() over (), month::date + 9, cell.subject_id, cell.touchpoint_id, cell.segment_id,
       ceil($4::float8 * plan.weight / (count(*) over (partition by plan.cell_id))), 0, 0
     from bench.plan_cell plan join cell on cell.id = plan.cell_id cross join ${months}
     where cell.subject_kind = 'SERVICE' and cell.source_class in ('RANDOM', 'PROMPT') and month::date + 9 <= $3::date`,
    [await report('INTERACTIONS'), days.from, days.to, TRANSACTIONS_PER_RATING * ratings],
  );
  await client.query(
    `insert into norm_row (report_id, position, day, service_id, touchpoint_id, norm, version, within_norm, outside_norm,
       unknown, ${BINS.map((bin) => `b${bin}`).join(', ')})
     select $1, row_number() over (), month::date + 9, cell.subject_id, cell.touchpoint_id, $4, $5, $6, $7, 1,
       ${BINS.map((bin) => (bin <= bounds.length ? 1 : 0)).join(', ')}
     from cell cross join ${months}
     where cell.subject_kind = 'SERVICE' and cell.mode = 'KIOSK' and month::date + 9 <= $3::date`,
    [await report('NORMS'), days.from, days.to, WAITING, version, within, bounds.length + 1 - within],
  );
}
