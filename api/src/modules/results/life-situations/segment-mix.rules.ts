import type { Measure } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';
import { answersOf } from '../estimate-value.ts';
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
 * The mix of a service with its segments moved to other shares; inside a segment channels stay as they are. A segment
 * that the service does not have keeps its weight, without answers, so that it counts against the coverage.
 *
 *     W_ck = W_k · N_ck / Σ_c N_ck
 *
 * @param own the mix of the service, by service, channel and segment
 */
export function movedToSegments(own: Mix, segments: ReadonlyMap<string, number>): Mix {
  const whole = new Map<string, number>();
  for (const [key, count] of own) whole.set(segmentOf(key), (whole.get(segmentOf(key)) ?? 0) + count);
  const moved = new Map<string, number>();
  for (const [segment, share] of segments) if (!whole.has(segment)) moved.set(`||${segment}`, share);
  for (const [key, count] of own) {
    const share = segments.get(segmentOf(key));
    if (share !== undefined) moved.set(key, (share * count) / whole.get(segmentOf(key))!);
  }
  return moved;
}

const segmentOf = (key: string): string => key.split('|')[2]!;
