import type { Item } from '@otklik/schema';
import { normalQuantile, POLICY, publicEstimate, qualityOf, staffEstimate } from '../../../statistics/index.ts';
import { type EstimateValue, UNADJUSTED, withheld } from '../estimate-value.ts';

/** The link of an item between the versions of a parallel run: the value behind the GraphQL type. */
export interface InstrumentLink {
  item: Item;
  kind: 'MEAN' | 'LINEAR';
  /** d = ȳ_new − ȳ_old on the same mix, in points, and its variance. */
  shift: number;
  variance: number;
  /** y* = slope·y + intercept turns a score of the new version into one of the old. */
  slope: number;
  intercept: number;
  /** σ_new/σ_old. */
  ratio: number;
  oldN: number;
  newN: number;
  strata: number;
  newVersion: string;
}

/** The difference between the versions as a figure, by the rounding rule of its audience. */
export function differenceOf(
  { shift, variance, oldN, newN, newVersion }: InstrumentLink,
  audience: 'STAFF' | 'PUBLIC',
): EstimateValue {
  const n = oldN + newN;
  const quality = qualityOf(Math.min(oldN, newN));
  if (quality === 'NONE') return withheld('TOO_FEW', { n, instrumentVersion: newVersion });
  const half = normalQuantile((1 + POLICY.confidence) / 2) * Math.sqrt(variance);
  const interval = { low: shift - half, high: shift + half };
  const rounded = audience === 'STAFF' ? staffEstimate : publicEstimate;
  return {
    ...rounded({ value: shift, interval, n, effectiveN: null }),
    method: 'VERSION_LINK',
    quality,
    suppressed: false,
    reason: null,
    instrumentVersion: newVersion,
    methodVersion: POLICY.methodVersion,
    ...UNADJUSTED,
  };
}
