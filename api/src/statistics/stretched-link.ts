import { linkMoments, type VersionLink } from './link-moments.ts';
import type { LinkArm } from './score-moments.ts';

/**
 * The linear link of two versions, by means and spreads.
 *
 *     y* = μ_old + (σ_old/σ_new)(y − μ_new)
 *
 * Use where the spreads of both versions differ; `linkVersions` decides. Where they are alike: `meanLink`.
 *
 * @param old arm of the old version, in points
 * @param fresh arm of the new version, σ_new > 0
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function stretchedLink(old: LinkArm, fresh: LinkArm): VersionLink {
  const slope = old.deviation / fresh.deviation;
  return { kind: 'LINEAR', slope, intercept: old.mean - slope * fresh.mean, ...linkMoments(old, fresh) };
}
