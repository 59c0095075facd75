import type { Mode } from '@otklik/schema';
import type { Pool } from 'pg';
import { prepared } from '../../../database/prepared.ts';
import { addDays, type Day, periodOf } from '../../../kernel/calendar.ts';
import { DomainError } from '../../../kernel/domain-error.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { POLICY, qualityOf, shareEstimate } from '../../../statistics/index.ts';
import { type EstimateValue, roundedForStaff, UNADJUSTED, withheld } from '../estimate-value.ts';
import { areEnoughInvited } from '../told-redemptions.rules.ts';

/** Invitations of one month, touchpoint and mode. */
export interface InvitationCount {
  /** First day of the month in which they were issued. */
  month: Day;
  mode: Mode;
  issued: number;
  /** Those of them that were led here from another mode; null below 10 issued. */
  routed: number | null;
  /** Ratings of the class RANDOM that were given in that month by this mode; null below 10 issued. */
  answered: number | null;
  /** Says why the two are null. */
  responseRate: EstimateValue;
}

/** Months that are counted. */
export const MONTHS_AT_MOST = 24;

/**
 * How many invitations of a touchpoint were issued and answered, by month and mode in which they were to be answered,
 * newest month first. Whoever sent one invitation and reads of one answer knows who answered: below 10 issued it is not
 * told, and a month in which none were issued is not listed, whether invitations of the month before were answered or not.
 * @param sources.tallies connections that rest in a role that may read tallies
 * @throws DomainError COUNT_OUT_OF_RANGE
 */
export async function invitationCounts(
  { tallies, clock }: { tallies: Pool; clock: Clock },
  { touchpointId, months }: { touchpointId: string; months: number },
): Promise<InvitationCount[]> {
  if (months < 1 || months > MONTHS_AT_MOST)
    throw new DomainError({
      code: 'COUNT_OUT_OF_RANGE',
      path: ['months'],
      params: { low: 1, high: MONTHS_AT_MOST },
    });
  const to = periodOf(clock.now().toISOString().slice(0, 10), 'MONTH').from;
  let from = to;
  for (let month = 1; month < months; month++) ({ from } = periodOf(addDays(from, -1), 'MONTH'));
  const { rows } = await tallies.query<Counted>(
    prepared({
      text: `with issued as (
         select month, assigned_mode as mode, sum(issued) as issued,
           sum(issued) filter (where assigned_mode <> asked_mode) as routed
         from invitation_tally where touchpoint_id = $1 and month between $2 and $3 group by 1, 2
       ), answered as (
         select t.starts_on as month, cell.mode,
           sum(t.sat_n1 + t.sat_n2 + t.sat_n3 + t.sat_n4 + t.sat_n5) as answered
         from cell join core_tally t on t.cell_id = cell.id and t.level = 'F' and t.grain = 'M'
         where cell.touchpoint_id = $1 and cell.source_class = 'RANDOM' and t.starts_on between $2 and $3 group by 1, 2
       )
       select month::text as month, mode, issued::float8 as issued, coalesce(routed, 0)::float8 as routed,
         coalesce(answered, 0)::float8 as answered
       from issued left join answered using (month, mode) order by month desc, mode`,
      values: [touchpointId, from, to],
    }),
  );
  return rows.map(countOf);
}

/** What the tallies hold of one month and mode; at least one was issued. */
interface Counted {
  month: Day;
  mode: Mode;
  issued: number;
  routed: number;
  answered: number;
}

function countOf(counted: Counted): InvitationCount {
  const told = areEnoughInvited(counted.issued) ? counted : { ...counted, routed: null, answered: null };
  return { ...told, responseRate: responseRate(counted) };
}

/** Share of the invitations of a month that were answered in it; answers to those of the month before may make it more than all. */
function responseRate({ issued, answered }: Counted): EstimateValue {
  if (!areEnoughInvited(issued)) return withheld('TOO_FEW', { n: issued });
  const estimate = shareEstimate(Math.min(answered, issued), issued, 'EVENTS');
  if (!estimate.estimable) return withheld(estimate.reason, { n: issued });
  return roundedForStaff({
    value: estimate.value,
    interval: estimate.interval,
    n: issued,
    effectiveN: estimate.effectiveN,
    method: 'SHARE_SCORE_INTERVAL',
    quality: qualityOf(issued),
    suppressed: false,
    reason: null,
    instrumentVersion: null,
    methodVersion: POLICY.methodVersion,
    ...UNADJUSTED,
  });
}
