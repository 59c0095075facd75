import type { Channel } from '@otklik/schema';
import type { Pool } from 'pg';
import { withRole } from '../../src/database/pool.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { cellKey, COUNTS, crossedPart, WHOLE } from './cells.ts';

/** Exact counts by `cellKey`, 0 where there is none: what the referee knows and the attacker does not. */
export type Truth = ReadonlyMap<string, number>;

const TYPES = { SERVICE: 'Service', LIFE_SITUATION: 'LifeSituation', TOUCHPOINT: 'Touchpoint' } as const;

interface Row {
  kind: keyof typeof TYPES;
  subject: string;
  authority: string | null;
  channel: Channel;
  source: string;
  stream: string;
  month: string;
  sat: number;
  ease: number;
  time: number;
  result: number;
  with_pending: number;
}

/**
 * The counts behind the figures that are public now: what came late and does not enter yet is not among them. Of cells
 * that were never published nothing.
 */
export async function readBasisTruth(pool: Pool): Promise<Truth> {
  const { rows } = await withRole(pool, 'otklik_worker', (client) =>
    client.query<{
      kind: keyof typeof TYPES | 'AUTHORITY';
      subject: string;
      part: string;
      stream: string;
      grain: 'MONTH' | 'QUARTER';
      from: string;
      counts: Record<(typeof COUNTS)[number], number>;
    }>(
      `select subject_kind as kind, subject_id as subject, part, stream, grain, period_from as from, counts
       from publication_basis order by edition`,
    ),
  );
  const truth = new Map<string, number>();
  for (const { kind, subject, part, stream, grain, from, counts } of rows) {
    const id = toGlobalId(kind === 'AUTHORITY' ? 'Authority' : TYPES[kind], subject);
    for (const count of COUNTS) truth.set(cellKey(id, part, stream, count, { grain, from }), counts[count]);
  }
  return truth;
}

/** Counts every rating again, by a query of its own: by month and quarter, thing, channel, source class, stream and item. */
export async function readTruth(pool: Pool): Promise<Truth> {
  const [rows, parents] = await withRole(pool, 'otklik_acceptor', async (client) => {
    const tallied = await client.query<Row>(TRUTH);
    const tree = await client.query<{ id: string; parent: string | null }>(
      'select id, parent_id as parent from authority',
    );
    return [tallied.rows, new Map(tree.rows.map(({ id, parent }) => [id, parent]))] as const;
  });
  const truth = new Map<string, number>();
  for (const row of rows) {
    const ids = [toGlobalId(TYPES[row.kind], row.subject)];
    for (let authority = row.authority; authority; authority = parents.get(authority) ?? null)
      ids.push(toGlobalId('Authority', authority));
    const [year, month] = row.month.split('-').map(Number) as [number, number];
    const quarter = `${year}-${String(3 * Math.floor((month - 1) / 3) + 1).padStart(2, '0')}-01`;
    const numbers = {
      SAT: row.sat,
      EASE: row.ease,
      TIME: row.time,
      RESULT: row.result,
      RESULT_WITH_PENDING: row.with_pending,
    };
    for (const id of ids)
      for (const part of [WHOLE, row.channel, row.source, crossedPart(row.channel, row.source)])
        for (const count of COUNTS)
          for (const period of [
            { grain: 'MONTH', from: row.month } as const,
            { grain: 'QUARTER', from: quarter } as const,
          ]) {
            const key = cellKey(id, part, row.stream, count, period);
            truth.set(key, (truth.get(key) ?? 0) + numbers[count]);
          }
  }
  return truth;
}

const answered = (item: string, values = '1 and 5') => `count(*) filter (where rating.${item} between ${values})::int`;

const TRUTH = `
  select cell.subject_kind as kind, cell.subject_id as subject, service.authority_id as authority, touchpoint.channel,
    cell.source_class as source, case when cell.source_class = 'OPEN' then 'OPEN' else 'SCORE' end as stream,
    to_char(date_trunc('month', rating.day), 'YYYY-MM-DD') as month,
    ${answered('sat')} as sat, ${answered('ease')} as ease, ${answered('time')} as time,
    ${answered('result', '1 and 3')} as result, ${answered('result')} as with_pending
  from rating
  join cell on cell.id = rating.cell_id
  join touchpoint on touchpoint.id = cell.touchpoint_id
  left join service on cell.subject_kind = 'SERVICE' and service.id = cell.subject_id
  where rating.status = 'COUNTED' and cell.source_class <> 'COMPLAINT'
  group by 1, 2, 3, 4, 5, 6, 7`;
