import type { VersionLink } from './link-moments.ts';
import { meanLink } from './mean-link.ts';
import { POLICY, type Policy } from './policy.ts';
import type { LinkArm } from './score-moments.ts';
import { stretchedLink } from './stretched-link.ts';

/**
 * The link of two versions that ran in parallel on respondents drawn at random: by means where their spreads are
 * alike, otherwise by means and spreads.
 *
 *     σ_new/σ_old in 0.9 … 1.1: y* = y − d        otherwise: y* = μ_old + (σ_old/σ_new)(y − μ_new)
 *
 * Without spread in one version the means are linked. In a difference across versions `adjustedDifference` takes in the
 * variance of the link.
 *
 * Use for two samples that were drawn from the same people; where they were drawn by strata: `linkOnMix`. Not for
 * versions with another number of points, which no straight line joins.
 *
 * @param old arm of the old version, in points
 * @param fresh arm of the new version, in points
 * @param rule the policy's ratios unless said otherwise
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function linkVersions(
  old: LinkArm,
  fresh: LinkArm,
  rule: Pick<Policy['linking'], 'minimumRatio' | 'maximumRatio'> = POLICY.linking,
): VersionLink {
  const ratio = fresh.deviation / old.deviation;
  const isAlike = ratio >= rule.minimumRatio && ratio <= rule.maximumRatio;
  const isSpread = old.deviation > 0 && fresh.deviation > 0;
  return isAlike || !isSpread ? meanLink(old, fresh) : stretchedLink(old, fresh);
}
