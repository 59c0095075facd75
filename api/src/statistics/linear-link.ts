import type { VersionLink } from './link-moments.ts';
import type { LinkArm } from './score-moments.ts';
import { stretchedLink } from './stretched-link.ts';

/** A link by means and spreads. */
export interface LinearLink extends VersionLink {
  readonly estimable: true;
}

/** Why there is no linear link: all answers to the new version are alike, and nothing could be stretched. */
export interface NoLinearLink {
  readonly estimable: false;
  readonly reason: 'NO_SPREAD';
}

/**
 * Link by means and spreads.
 *
 *     y* = μ_old + (σ_old/σ_new)(y − μ_new)
 *
 * Use where the spreads of both versions differ; `linkVersions` decides.
 *
 * @param old arm of the old version, in points
 * @param fresh arm of the new version, in points
 * @returns not estimable (NO_SPREAD) when the new version has no spread
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function linearLink(old: LinkArm, fresh: LinkArm): LinearLink | NoLinearLink {
  if (!(fresh.deviation > 0)) return { estimable: false, reason: 'NO_SPREAD' };
  return { estimable: true, ...stretchedLink(old, fresh) };
}
