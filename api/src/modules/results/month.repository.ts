import type { SourceClass } from '@otklik/schema';
import type { ClientBase, Pool } from 'pg';
import { prepared } from '../../database/prepared.ts';
import { type Day, periodOf } from '../../kernel/calendar.ts';
import type { MonthMoment } from './month-moment.ts';
import { DAYS_AFTER_AT_MOST, type KeptToDay, versionOfDays, VERSIONS } from './running-sums/running-sums.repository.ts';
import { MonthStrata } from './month-strata.ts';
import { type MonthCell, MonthTallies } from './month-tallies.ts';
import { type FlowName, MonthFlow, type MonthFlowRow } from './scores/month-flow.ts';
import { ALL_COLUMNS } from './tally.repository.ts';
import { keyOf } from './tally-source.ts';

/** Versions of months, of those that have ever changed since versions are counted. */
export interface MonthVersions {
  /** Of the tallies of ratings. */
  tallies: ReadonlyMap<Day, string>;
  /** Of the transactions. */
  flow: ReadonlyMap<Day, string>;
  /** The days and the version of the tallies that running sums were made of; of days before the last one, if they are still as they were. */
  runningTallies: ReadonlyMap<Day, KeptToDay>;
  /** The same of the days of subjects. */
  subjectDays: ReadonlyMap<Day, KeptToDay>;
  /** The same of running sums of transactions. */
  runningFlow: ReadonlyMap<Day, KeptToDay>;
  /** Of the registry, which tells the channel of a touchpoint. */
  registry: string;
  /** Of everything that was accepted for publication. */
  publications: string;
}

/** The version of a month that never changed since versions are counted. */
export const NEVER_CHANGED = '0';

const endOfMonth = (month: string): string => `(${month} + interval '1 month - 1 day')::date`;

/** SQL: whether what is kept of the first days of a month is of these days as they are, and nearly all there are. */
const stillHolds = (kind: 'T' | 'F'): string =>
  `m.version = ${versionOfDays(kind, 'm.month', 'm.to_day')} and ${DAYS_AFTER_AT_MOST} >= (
    select count(distinct starts_on) from ${VERSIONS[kind]}
    where grain = 'D' and starts_on > m.to_day and starts_on <= ${endOfMonth('m.month')})`;

/** One statement, so that all versions are of the same moment. */
export async function readMonthVersions(client: ClientBase | Pool): Promise<MonthVersions> {
  const { rows } = await client.query<['R' | 'P' | 'F' | 'T' | 'KT' | 'KD' | 'KF', Day | null, string, Day | null]>(
    prepared({
      text: `
      select 'T', starts_on, sum(version)::text, null::date from tally_version where grain = 'M' group by starts_on
      union all select 'F', starts_on, sum(version)::text, null from flow_version where grain = 'M' group by starts_on
      union all select 'K' || m.kind::text, m.month, m.version, m.to_day from running_sums_month m
        where case when m.to_day = ${endOfMonth('m.month')} then true
          when m.kind = 'F' then ${stillHolds('F')}
          else ${stillHolds('T')} end
      union all select 'R', null, version::text, null from registry_version
      union all select 'P', null, version::text, null from publication_version`,
      rowMode: 'array',
    }),
  );
  const tallies = new Map<Day, string>();
  const flow = new Map<Day, string>();
  const runningTallies = new Map<Day, KeptToDay>();
  const subjectDays = new Map<Day, KeptToDay>();
  const runningFlow = new Map<Day, KeptToDay>();
  const [byMonth, kept] = [
    { T: tallies, F: flow },
    { KT: runningTallies, KD: subjectDays, KF: runningFlow },
  ];
  let [registry, publications] = ['', ''];
  for (const [of, month, version, toDay] of rows)
    if (of === 'R') registry = version;
    else if (of === 'P') publications = version;
    else if (of === 'T' || of === 'F') byMonth[of].set(month!, version);
    else kept[of].set(month!, { toDay: toDay!, version });
  return { tallies, flow, runningTallies, subjectDays, runningFlow, registry, publications };
}

/** First days of the newest months that have tallies, newest first. */
export async function readNewestMonths(client: ClientBase | Pool, atMost: number): Promise<Day[]> {
  const { rows } = await client.query<[Day]>({
    text: `select distinct starts_on from core_tally where level = 'S' and grain = 'M' order by 1 desc limit $1`,
    values: [atMost],
    rowMode: 'array',
  });
  return rows.map(([month]) => month);
}

/** First days of the oldest months that have tallies, and transactions; null where there are none. */
export interface FirstMonths {
  tallies: Day | null;
  flow: Day | null;
}

/** A month that is older and whose version is NEVER_CHANGED holds nothing. */
export async function readFirstMonths(client: ClientBase | Pool): Promise<FirstMonths> {
  const { rows } = await client.query<FirstMonths>(
    `select (select min(starts_on) from core_tally where level = 'S' and grain = 'M') as tallies,
       (select min(starts_on) from flow_tally where grain = 'M') as flow`,
  );
  return rows[0]!;
}

/** The version of what is told by channel in a month of this version: the registry says which channel a touchpoint is of. */
export const byChannelVersion = (month: string, registry: string): string => `${month}/${registry}`;

/** Latest day of the month $1, which ends on $2, with tallies of whatever subject; null where there are none. */
const LAST_TALLY_DAY = `(
  select max(d.starts_on) from cell c cross join lateral (
    select t.starts_on from core_tally t
    where t.cell_id = c.id and t.level = 'S' and t.grain = 'D' and t.starts_on between $1 and $2
    order by t.starts_on desc limit 1
  ) d where c.touchpoint_id is null)`;

/** The same of transactions. */
const LAST_FLOW_DAY = `(
  select max(d.starts_on) from (select distinct service_id from flow_tally where grain = 'M' and starts_on = $1) s
  cross join lateral (
    select f.starts_on from flow_tally f
    where f.service_id = s.service_id and f.grain = 'D' and f.starts_on between $1 and $2
    order by f.starts_on desc limit 1
  ) d)`;

/** Before any day: nothing is known to have happened. */
export const NO_DAY: Day = '';

const endOf = (month: Day): Day => periodOf(month, 'MONTH').to;

/** Reads a month whole. One statement, so that version and tallies are of the same moment. */
export async function readMonth(client: ClientBase | Pool, month: Day): Promise<MonthTallies> {
  const { rows } = await client.query<(string | number | null)[]>({
    text: `
      select (select coalesce(sum(version), 0)::text from tally_version where grain = 'M' and starts_on = $1), ${LAST_TALLY_DAY},
        cell.subject_id, cell.source_class, cell.instrument_version, ${ALL_COLUMNS.map((name) => `t.${name}::float8`).join(', ')}
      from (values (1)) always left join (core_tally t join cell on cell.id = t.cell_id)
        on t.level = 'S' and t.grain = 'M' and t.starts_on = $1`,
    values: [month, endOf(month)],
    rowMode: 'array',
  });
  const cells = new Map<string, MonthCell[]>();
  for (const [, , subjectId, sourceClass, version, ...sums] of rows as [string, Day, string | null, string, string][]) {
    // The one row of a month without tallies.
    if (subjectId === null) continue;
    const cell = { sourceClass: sourceClass as SourceClass, version, sums: Float64Array.from(sums as number[]) };
    const known = cells.get(subjectId);
    if (known) known.push(cell);
    else cells.set(subjectId, [cell]);
  }
  return new MonthTallies(momentOf(rows), cells);
}

/** Reads the strata of a month. One statement, so that version and tallies are of the same moment. */
export async function readMonthStrata(client: ClientBase | Pool, month: Day): Promise<MonthStrata> {
  const { rows } = await client.query<(string | number | null)[]>({
    text: `
      select (select coalesce(sum(version), 0)::text from tally_version where grain = 'M' and starts_on = $1), ${LAST_TALLY_DAY},
        (select registry_version.version::text from registry_version), s.subject_id, s.key, s.instrument_version, ${ALL_COLUMNS.map((name) => `s.${name}::float8`).join(', ')}
      from (values (1)) always left join (
        select cell.subject_id, ${keyOf('stratum')} as key, cell.instrument_version,
          ${ALL_COLUMNS.map((name) => `sum(t.${name}) as ${name}`).join(', ')}
        from core_tally t join cell on cell.id = t.cell_id join touchpoint on touchpoint.id = cell.touchpoint_id
        where t.level = 'F' and t.grain = 'M' and t.starts_on = $1
        group by 1, 2, 3
      ) s on true order by s.subject_id`,
    values: [month, endOf(month)],
    rowMode: 'array',
  });
  const strata = (rows as [string, Day, string, string | null, string, string, ...number[]][]).flatMap(
    // A month without tallies has one row, of no subject.
    ([, , , subjectId, key, version, ...sums]) => (subjectId === null ? [] : [{ subjectId, key, version, sums }]),
  );
  const { version, lastDay } = momentOf(rows);
  return new MonthStrata({ version: byChannelVersion(version, rows[0]![2] as string), lastDay }, strata);
}

/** Reads the transactions of a month by service, channel and segment. One statement, as above. */
export async function readMonthFlow(
  client: ClientBase | Pool,
  month: Day,
  nameOf: (channel: FlowName['channel'], segment: string) => FlowName,
): Promise<MonthFlow> {
  const { rows } = await client.query<{ version: string; lastDay: Day | null; registry: string } & MonthFlowRow>(
    `select (select coalesce(sum(version), 0)::text from flow_version where grain = 'M' and starts_on = $1) as version,
       ${LAST_FLOW_DAY} as "lastDay",
       (select registry_version.version::text from registry_version) as registry, f.*
     from (values (1)) always left join (
       select f.service_id as "serviceId", t.channel, f.segment_id as "segmentId",
         sum(f.transactions)::float8 as transactions
       from flow_tally f join touchpoint t on t.id = f.touchpoint_id
       where f.grain = 'M' and f.starts_on = $1
       group by 1, 2, 3 having sum(f.transactions) > 0
     ) f on true order by f."serviceId"`,
    [month, endOf(month)],
  );
  const { version, lastDay, registry } = rows[0]!;
  // A month without transactions has one row, of no service.
  const flow = rows.filter(({ serviceId }) => (serviceId as string | null) !== null);
  return new MonthFlow({ version: byChannelVersion(version, registry), lastDay: lastDay ?? NO_DAY }, flow, nameOf);
}

/** What the first columns of each row say: of when it is. */
const momentOf = ([row]: (string | number | null)[][]): MonthMoment => ({
  version: row![0] as string,
  lastDay: (row![1] as Day | null) ?? NO_DAY,
});
