import { type Channel, findNorm, type NormCode, type SourceClass } from '@otklik/schema';
import type { Pool } from 'pg';
import type { DayRange } from '../../kernel/calendar.ts';
import type { Clock } from '../../kernel/clock.ts';
import { POLICY, qualityOf, quantileEstimate, shareEstimate } from '../../statistics/index.ts';
import type { Directory, ServiceEntry, TouchpointEntry } from '../registry/index.ts';
import { type InvitationCount, invitationCounts } from './bridge/invitation-counts.ts';
import { type EstimateValue, roundedForStaff, withheld, UNADJUSTED } from './estimate-value.ts';
import { type Participation, readParticipation } from './flow.repository.ts';
import { type NormCounts, readNorms } from './norm.repository.ts';
import { latestClosedQuarter } from './periods.rules.ts';
import { toldRedemptions } from './told-redemptions.rules.ts';

/** Order of the percentile that is shown beside the share within a norm. */
const P90 = 0.9;

/** How a norm was kept, for staff. */
export interface NormValue {
  code: NormCode;
  version: string;
  within: number;
  outside: number;
  unknown: number;
  share: EstimateValue;
  /** Null where nothing was measured: for outcomes, and where only within and outside were told. */
  p90: EstimateValue | null;
}

/** Of how many who were asked in one way how many answered. */
export interface ClassParticipationValue {
  sourceClass: 'RANDOM' | 'PROMPT';
  asked: number;
  /** Null where too few were invited to tell it; the rate says so. */
  answered: number | null;
  responseRate: EstimateValue;
}

/** Of how many clients of a channel how many were asked, and answered. */
export interface ParticipationValue {
  channel: Channel;
  transactions: number;
  invited: number;
  delivered: number;
  issued: number;
  offered: number;
  /** Of the invited null where too few were to tell it. */
  answered: Record<SourceClass, number | null>;
  /** Transactions for which one answer in the score stands; null where there are none of either, or it may not be told. */
  answerWeight: number | null;
  /** Invited, then prompted. There is no rate of both: an invitation and an offer are not the same chance to answer. */
  bySourceClass: ClassParticipationValue[];
}

/**
 * What partners report of services, for staff who own the service or the touchpoint. It is not published: others, and
 * the public, get nothing.
 */
export class OperationFigures {
  readonly #tallies: Pool;
  readonly #directory: Directory;
  readonly #authorityIds: ReadonlySet<string>;
  readonly #clock: Clock;

  constructor(options: {
    /** Connections that rest in a role that may read tallies. */
    tallies: Pool;
    directory: Directory;
    /** UUIDs of the authorities whose figures the viewer owns. */
    authorityIds: ReadonlySet<string>;
    clock: Clock;
  }) {
    this.#tallies = options.tallies;
    this.#directory = options.directory;
    this.#authorityIds = options.authorityIds;
    this.#clock = options.clock;
  }

  /** Norms of a service or touchpoint; null when the viewer does not own it. Absent period: the latest closed quarter. */
  async norms({ kind, id, authorityId }: ServiceEntry | TouchpointEntry, period: DayRange | null) {
    if (!this.#authorityIds.has(authorityId)) return null;
    const counts = await readNorms(this.#tallies, { of: kind, id, period: this.#orLatest(period) });
    return counts.map(normValue);
  }

  /**
   * Invitations of a touchpoint by month and mode, newest month first; whether the viewer owns it is for the caller to ask.
   * @param months the running one and those before it
   * @throws DomainError COUNT_OUT_OF_RANGE
   */
  invitations(touchpointId: string, months: number): Promise<InvitationCount[]> {
    return invitationCounts({ tallies: this.#tallies, clock: this.#clock }, { touchpointId, months });
  }

  /** Participation by channel, most used first; null when the viewer does not own the service. */
  async participation({ id, authorityId }: ServiceEntry, period: DayRange | null) {
    if (!this.#authorityIds.has(authorityId)) return null;
    const found = await readParticipation(this.#tallies, this.#directory, {
      serviceIds: [id],
      period: this.#orLatest(period),
    });
    return found
      .map(toldParticipation)
      .filter(hasSomething)
      .toSorted((a, b) => b.transactions - a.transactions || (a.channel < b.channel ? -1 : 1));
  }

  #orLatest(period: DayRange | null): DayRange {
    return period ?? latestClosedQuarter(this.#clock.now().toISOString().slice(0, 10));
  }
}

function normValue({ code, version, within, outside, unknown, bins }: NormCounts): NormValue {
  return {
    code,
    version,
    within,
    outside,
    unknown,
    share: share(within, within + outside),
    p90: p90(code, version, bins),
  };
}

/** Share in percent; below 10 events there is none. */
function share(successes: number, n: number): EstimateValue {
  const estimate = shareEstimate(successes, n, 'EVENTS');
  if (!estimate.estimable) return withheld(estimate.reason, { n });
  if (n < POLICY.minimumToShow) return withheld('TOO_FEW', { n });
  const { value, interval, effectiveN } = estimate;
  return roundedForStaff({
    ...SHOWN,
    value,
    interval,
    n,
    effectiveN,
    method: 'SHARE_SCORE_INTERVAL',
    quality: qualityOf(n),
  });
}

/** N/n of a channel, to one decimal. */
const answerWeight = (transactions: number, answers: number): number | null =>
  transactions > 0 && answers > 0 ? Math.round((10 * transactions) / answers) / 10 : null;

function toldParticipation({ serviceId: _serviceId, reached, valid, ...counts }: Participation): ParticipationValue {
  const { transactions, issued, offered, answered } = counts;
  const redeemed = toldRedemptions(answered.RANDOM, { reached, issued, valid });
  return {
    ...counts,
    answered: { ...answered, RANDOM: redeemed },
    answerWeight: redeemed === null ? null : answerWeight(transactions, redeemed + answered.PROMPT),
    bySourceClass: [
      redeemed === null
        ? untoldParticipation(reached, issued)
        : { sourceClass: 'RANDOM', asked: reached, answered: redeemed, responseRate: responseRate(redeemed, reached) },
      {
        sourceClass: 'PROMPT',
        asked: offered,
        answered: answered.PROMPT,
        responseRate: responseRate(answered.PROMPT, offered),
      },
    ],
  };
}

/** A channel of which nothing is told has no row: that there is one would tell of an answer by invitation. */
const hasSomething = ({ transactions, invited, delivered, issued, offered, answered }: ParticipationValue): boolean =>
  [transactions, invited, delivered, issued, offered, ...Object.values(answered)].some((count) => (count ?? 0) > 0);

/** Where more answered than were asked the counts do not belong together: there is no rate. */
const responseRate = (answered: number, asked: number): EstimateValue =>
  answered > asked ? withheld('NO_DATA', { n: asked }) : share(answered, asked);

/** Of how many invited it is not told how many answered. The n are the fewer of those who were reached and of the tokens. */
const untoldParticipation = (reached: number, issued: number): ClassParticipationValue => ({
  sourceClass: 'RANDOM',
  asked: reached,
  answered: null,
  responseRate: withheld(reached === 0 ? 'NO_DATA' : 'TOO_FEW', { n: Math.min(reached, issued) }),
});

/** The bins are those of the current version; an older one may have had others. */
function p90(code: NormCode, version: string, counts: readonly number[]): EstimateValue | null {
  const norm = findNorm(code);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (!norm || norm.version !== version || norm.measure === 'OUTCOME' || n === 0) return null;
  const estimate = quantileEstimate({ bounds: norm.bounds, counts, isDiscrete: norm.measure === 'COUNT' }, P90);
  if (n < POLICY.minimumToShow) return withheld('TOO_FEW', { n });
  if (!estimate.estimable) return withheld(estimate.reason, { n });
  const { value, interval } = estimate;
  return roundedForStaff({
    ...SHOWN,
    value,
    interval,
    n,
    effectiveN: n,
    method: 'QUANTILE_OF_BINS',
    quality: qualityOf(n),
  });
}

const SHOWN = {
  suppressed: false,
  reason: null,
  instrumentVersion: null,
  methodVersion: POLICY.methodVersion,
  ...UNADJUSTED,
} as const;
