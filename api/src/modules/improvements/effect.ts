import type { ChangeVerdict, ComparabilityReason, EffectReason, EvidenceGrade } from '@otklik/schema';
import { addDays, type Day, periodOf } from '../../kernel/calendar.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { detectableDifference, type Interval, POLICY, tQuantile } from '../../statistics/index.ts';
import { type ChangeValue, without } from './change.rules.ts';
import type { ComparedMonths } from './comparison-periods.rules.ts';
import { effectEvidence, effectVerdict, type Placebo } from './effect.rules.ts';
import type { ComparedImprovement } from './published-report.ts';
import { isBeforeStart } from './registration.rules.ts';

/** What the figures bear out of an improvement, rounded for the audience. Points of the 0–100 scale. */
export interface EffectValue {
  /** Null where nothing may be said. */
  grade: EvidenceGrade | null;
  verdict: ChangeVerdict;
  difference: number | null;
  interval: Interval | null;
  /** Why before and after cannot be compared; empty where they can, and while it is too early. */
  reasonsApart: readonly ComparabilityReason[];
  /** Smallest true change that had a good chance to be seen. */
  detectable: number | null;
  /** Why the grade is no higher; null for A, and where nothing may be said. */
  reason: EffectReason | null;
  placebo: Placebo | null;
  regressionToMean: number | null;
  monthsBefore: number;
  monthsAfter: number;
  /** False while not all months of the window have closed: the figures may still change. */
  isComplete: boolean;
  /** UUIDs of the services it was compared with. */
  comparison: readonly string[];
}

/** Who is compared. */
export interface ComparedSides {
  subjects: readonly { subjectKind: 'SERVICE' | 'LIFE_SITUATION' | 'TOUCHPOINT'; subjectId: string }[];
  /** UUIDs of services. */
  comparison: readonly string[];
}

/**
 * The effect of an improvement: of grade A or B where fixed-mix figures bear it, otherwise the plain change of before
 * and after. One verdict for every audience: from closed months only, in whole points for those who do not own all
 * that is compared.
 * @param change the plain change, as this audience may know it
 */
export async function effectOf(
  context: RequestContext,
  improvement: ComparedImprovement,
  { subjects, comparison }: ComparedSides,
  { months, change, reasonsApart }: { months: ComparedMonths; change: ChangeValue } & Pick<EffectValue, 'reasonsApart'>,
): Promise<EffectValue> {
  const { startsOn = null, windowMonths, measure } = improvement;
  // Of raw figures that cannot be compared nothing is said; scores that the modes are taken out of may be.
  const raw = reasonsApart.length > 0 ? without('NOT_COMPARABLE') : change;
  const grade = isSpoken(raw) ? 'C' : null;
  const plain: EffectValue = {
    grade,
    ...raw,
    reasonsApart,
    detectable: detectableOf(raw),
    reason: null,
    placebo: null,
    regressionToMean: null,
    monthsBefore: months.before.length,
    monthsAfter: months.after.length,
    isComplete: months.after.length === windowMonths,
    comparison,
  };
  if (!isSpoken(change) || !startsOn) return plain;
  const isRegisteredBeforeStart = isBeforeStart({ ...improvement, startsOn });
  const isWorthReading =
    isRegisteredBeforeStart && (comparison.length > 0 || months.after.length >= POLICY.monthsAfterAtLeast);
  const noHigher = (reason: EffectReason | null): EffectValue => ({ ...plain, reason: grade && reason });
  if (!isWorthReading) return noHigher(isRegisteredBeforeStart ? 'NO_COMPARISON' : 'NOT_REGISTERED_BEFORE');

  const history = monthsBefore(months.before[0]!.from, POLICY.monthsBeforeAtMost - months.before.length);
  const read = (kind: 'SERVICE' | 'LIFE_SITUATION' | 'TOUCHPOINT', id: string) =>
    context.fixedMix.of({ kind, id }, measure);
  // The same for every audience: each rounds it for itself.
  const {
    grade: higher,
    tested,
    ...evidence
  } = await context.fixedMix.once(
    JSON.stringify([subjects, comparison, measure, isRegisteredBeforeStart, months]),
    async () => {
      const [treated, compared] = await Promise.all([
        Promise.all(subjects.map(({ subjectKind, subjectId }) => read(subjectKind, subjectId))),
        Promise.all(comparison.map((id) => read('SERVICE', id))),
      ]);
      return effectEvidence({
        isRegisteredBeforeStart,
        treated,
        comparison: compared,
        months: { ...months, history: [...history, ...months.before] },
        errors: context.fixedMix.errors,
      });
    },
  );
  const isOwn = ownsAll(context, { subjects, comparison });
  const round = rounding(isOwn ? POLICY.staffDecimals : 0);
  const { reason, placebo, regressionToMean } = evidence;
  const shown: EffectValue = {
    ...noHigher(reason),
    placebo: placebo && {
      ...placebo,
      difference: round(placebo.difference),
      interval: roundedInterval(placebo.interval, round),
      p: rounding(isOwn ? 3 : 2)(placebo.p),
    },
    regressionToMean: regressionToMean === null ? null : round(regressionToMean),
  };
  if (!higher || !tested) return shown;
  return {
    ...shown,
    grade: higher,
    reason,
    reasonsApart: [],
    verdict: effectVerdict(tested),
    difference: round(tested.difference),
    interval: roundedInterval(tested.interval, round),
    detectable: round(detectableDifference(tested.standardError)),
  };
}

const isSpoken = ({ verdict }: ChangeValue): boolean => verdict !== 'TOO_EARLY' && verdict !== 'NOT_COMPARABLE';

/** From the width of the interval, to the decimals it has. */
function detectableOf({ interval }: ChangeValue): number | null {
  if (!interval) return null;
  const standardError = (interval.high - interval.low) / 2 / tQuantile((1 + POLICY.confidence) / 2, Infinity);
  return rounding(POLICY.staffDecimals)(detectableDifference(standardError));
}

const rounding = (decimals: number) => (points: number) => Math.round(points * 10 ** decimals) / 10 ** decimals;
const roundedInterval = ({ low, high }: Interval, round: (points: number) => number): Interval => ({
  low: round(low),
  high: round(high),
});

/** Whole months before a day that begins one, oldest first. */
function monthsBefore(day: Day, count: number) {
  const months = [];
  for (let next = day; months.length < count; next = months[0]!.from)
    months.unshift(periodOf(addDays(next, -1), 'MONTH'));
  return months;
}

/** True when all that is compared belongs to the authorities of the viewer, who may know it exactly. */
function ownsAll({ viewer, directory }: RequestContext, { subjects, comparison }: ComparedSides): boolean {
  if (!viewer) return false;
  if (!viewer.authorityId) return true;
  const own = directory.find('AUTHORITY', viewer.authorityId)?.withDescendants ?? [];
  return [
    ...subjects.map(({ subjectKind, subjectId }) => directory.subject(subjectKind, subjectId)),
    ...comparison.map((id) => directory.get('SERVICE', id)),
  ].every(({ authorityId }) => own.includes(authorityId));
}
