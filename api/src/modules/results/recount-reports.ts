/** Queries of the recount for what partners report: a tally is the sum of the rows of the reports that count. */

/** A tally of reports beside its rows. */
export interface ReportedTally {
  name: 'flow' | 'reported offers' | 'norms';
  tallies: string;
  rows: string;
}

function reported(
  name: ReportedTally['name'],
  { table, tally, key, measures }: { table: string; tally: string; key: string[]; measures: string[] },
): ReportedTally {
  // A report counts unless another one replaces it: asked of the reports, not of the mark on their rows.
  const counted = `select row.* from ${table} row
    where not exists (select from partner_report newer where newer.replaces_id = row.report_id)`;
  return {
    name,
    tallies: `select ${key.join(', ')}, grain::text, starts_on, ${measures.join(', ')} from ${tally}
      where ${measures.map((measure) => `${measure} <> 0`).join(' or ')}`,
    rows: `select * from (
        select ${key.join(', ')}, level.grain, level.starts_on,
          ${measures.map((measure) => `sum(${measure})::bigint as ${measure}`).join(', ')}
        from (${counted}) x
        cross join lateral (
          select 'D' as grain, x.day as starts_on union all select 'M', date_trunc('month', x.day)::date
        ) as level
        group by ${key.join(', ')}, level.grain, level.starts_on
      ) summed where ${measures.map((measure) => `${measure} <> 0`).join(' or ')}`,
  };
}

const BINS = Array.from({ length: 16 }, (_, bin) => `b${bin}`);

export const REPORTED_TALLIES: readonly ReportedTally[] = [
  reported('flow', {
    table: 'interaction_row',
    tally: 'flow_tally',
    key: ['service_id', 'touchpoint_id', 'segment_id'],
    measures: ['transactions', 'invited', 'delivered'],
  }),
  reported('reported offers', {
    table: 'interaction_offer_row',
    tally: 'reported_offer_tally',
    key: ['service_id', 'touchpoint_id', 'segment_id', 'mode', 'source_class'],
    measures: ['shown'],
  }),
  reported('norms', {
    table: 'norm_row',
    tally: 'norm_tally',
    key: ['service_id', 'touchpoint_id', 'norm', 'version'],
    measures: ['within_norm', 'outside_norm', 'unknown', ...BINS],
  }),
];
