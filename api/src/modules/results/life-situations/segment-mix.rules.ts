import type { Measure } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';
import { answersOf } from '../measure-estimate.ts';
import type { Stratum } from '../scores/stratum.ts';
import type { Mix } from '../trends/fixed-mix.rules.ts';

/**
 * Shares of segments among those who rated a life situation itself, to which it and its services are moved. Segments
 * with fewer than five answers are left out: nothing can be moved to them.
 */
export function segmentMix(direct: readonly Stratum[], measure: Measure): Map<string, number> {
  const mix = new Map<string, number>();
  for (const { segment, tally } of direct) mix.set(segment, (mix.get(segment) ?? 0) + answersOf(tally, measure));
  return new Map([...mix].filter(([, n]) => n >= POLICY.standardisation.minimumStratumN));
}

/**
 * The mix of a service with its segments moved to other shares; inside a segment channels stay as they are: as in its
 * transactions, and where these do not know the segment, such as that of people who told none, as in its answers. A
 * segment that the service does not have at all keeps its weight, so that it counts against the coverage.
 *
 *     W_ck = W_k · N_ck / Σ_c N_ck
 *
 * @param own the mix of the service by transactions, by service, channel and segment
 * @param answered the same by its answers
 */
export function movedToSegments(own: Mix, answered: Mix, segments: ReadonlyMap<string, number>): Mix {
  const [ofFlow, ofAnswers] = [bySegment(own), bySegment(answered)];
  const moved = new Map<string, number>();
  for (const [segment, share] of segments) {
    const parts = ofFlow.get(segment) ?? ofAnswers.get(segment) ?? [];
    const whole = parts.reduce((sum, [, count]) => sum + count, 0);
    if (parts.length === 0) moved.set(`||${segment}`, share);
    for (const [key, count] of parts) moved.set(key, (share * count) / whole);
  }
  return moved;
}

const bySegment = (mix: Mix) => Map.groupBy(mix, ([key]) => key.split('|')[2]!);
