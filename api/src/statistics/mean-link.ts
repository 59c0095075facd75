import { linkMoments, type VersionLink } from './link-moments.ts';
import type { LinkArm } from './score-moments.ts';

/**
 * Link by means alone.
 *
 *     y* = y − d,  d = ȳ_new − ȳ_old
 *
 * Use where the spreads of both versions are alike; `linkVersions` decides.
 *
 * @param old arm of the old version, in points
 * @param fresh arm of the new version, in points
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function meanLink(old: LinkArm, fresh: LinkArm): VersionLink {
  const shift = fresh.mean - old.mean;
  return { kind: 'MEAN', slope: 1, intercept: -shift, ...linkMoments(old, fresh) };
}
