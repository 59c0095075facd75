import type { Interval } from './estimate.ts';
import { POLICY } from './policy.ts';

/** What a norm of time says beside what people say of the time it took. */
export type NormReading = 'AGREES' | 'KEPT_BUT_DISSATISFIED' | 'NOT_KEPT_BUT_SATISFIED' | 'UNCLEAR';

/**
 * What the share within a norm of time and the score of TIME say together; both ways of going apart are findings.
 *
 *     kept          share ≥ 90 %, its whole interval          not kept      share < 90 %, its whole interval
 *     satisfied     TIME > 50, its whole interval             dissatisfied  TIME < 50, its whole interval
 *
 * UNCLEAR where either interval lies across its limit. 90 %: nine of ten, as the percentile that stands beside the share;
 * 50: the middle of the scale, "neither satisfied nor dissatisfied".
 *
 * Use for the sentence beside a norm that measures a duration. The two are never one figure, and no test is made of
 * them: they are not of the same events.
 *
 * @param share interval of the share of measured events within the norm, percent
 * @param time interval of the score of TIME, 0–100
 * @throws RangeError when an interval is none, or lies outside 0–100
 * @see METHODOLOGY §1.7; decision 0067
 */
export function readNorm(share: Interval, time: Interval): NormReading {
  for (const { low, high } of [share, time])
    if (!(low >= 0 && low <= high && high <= 100)) throw new RangeError(`not an interval of 0–100: ${low} to ${high}`);
  const kept = 100 * POLICY.normKeptShare;
  const isKept = share.low >= kept ? true : share.high < kept ? false : null;
  const isSatisfied = time.low > POLICY.timeMiddle ? true : time.high < POLICY.timeMiddle ? false : null;
  if (isKept === null || isSatisfied === null) return 'UNCLEAR';
  if (isKept === isSatisfied) return 'AGREES';
  return isKept ? 'KEPT_BUT_DISSATISFIED' : 'NOT_KEPT_BUT_SATISFIED';
}
