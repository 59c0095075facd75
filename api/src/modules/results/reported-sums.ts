import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import type { TallyRanges } from './tally-ranges.ts';
import { stretchesOf } from './tally-source.ts';

/** What to add up of a tally that has its key, `grain` and `starts_on` in each row. */
export interface ReportedSums {
  table: 'flow_tally' | 'reported_offer_tally' | 'norm_tally';
  /** UUIDs; null: of all services. */
  serviceIds: readonly string[] | null;
  /** UUIDs; absent or null: of all touchpoints. */
  touchpointIds?: readonly string[] | null;
  ranges: TallyRanges;
  /** Columns to keep apart. */
  by: readonly string[];
  measures: readonly string[];
}

/**
 * Adds up a tally over free dates: whole months from monthly rows, days at the edges. One row for each combination of
 * the kept columns; the sums are whole numbers, exact up to 2^53.
 */
export async function readReportedSums(
  client: ClientBase | Pool,
  { table, serviceIds, touchpointIds, ranges, by, measures }: ReportedSums,
): Promise<Record<string, string | number | null>[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  // A plan for one service or touchpoint is good for any other.
  const isOne = (ids: readonly string[] | null | undefined) => ids?.length === 1;
  const among = (column: string, ids: readonly string[] | null | undefined): string[] =>
    !ids ? [] : isOne(ids) ? [`t.${column} = ${bind(ids[0])}`] : [`t.${column} = any (${bind(ids)}::uuid[])`];
  const restrictions = [...among('service_id', serviceIds), ...among('touchpoint_id', touchpointIds)];
  const columns = by.join(', ');
  const stretches = stretchesOf(ranges).map(({ grain, sign, first, last }) => {
    const conditions = [
      ...restrictions,
      `t.grain = '${grain}'`,
      `t.starts_on between ${bind(first)} and ${bind(last)}`,
    ];
    const sums = measures.map((measure) => `${sign}sum(t.${measure})::float8 as ${measure}`);
    return `select ${columns}, ${sums.join(', ')} from ${table} t where ${conditions.join(' and ')} group by ${columns}`;
  });
  if (stretches.length === 0) return [];
  const sums = measures.map((measure) => `sum(${measure}) as ${measure}`);
  const statement = {
    text: `select ${columns}, ${sums.join(', ')} from (${stretches.join(' union all ')}) stretch group by ${columns}`,
    values,
  };
  const { rows } = await client.query<Record<string, string | number | null>>(
    isOne(serviceIds) || isOne(touchpointIds) ? prepared(statement) : statement,
  );
  return rows;
}
