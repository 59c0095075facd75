import type { LinkArm } from './score-moments.ts';

/** A straight link from the new version to the old one: y* = slope · y + intercept. */
export interface VersionLink {
  readonly kind: 'MEAN' | 'LINEAR';
  readonly slope: number;
  readonly intercept: number;
  /** d = ȳ_new − ȳ_old on the same mix. */
  readonly shift: number;
  /** σ_new/σ_old. */
  readonly ratio: number;
  /** V_link of the shift, points²: s²_new/n_new + s²_old/n_old. */
  readonly variance: number;
}

/**
 * What every straight link of two versions says of itself, however it is drawn.
 *
 *     d = ȳ_new − ȳ_old      σ_new/σ_old, 1 where the old version has no spread      V = s²_new/n_new + s²_old/n_old
 *
 * Use in the links of two plain samples (`meanLink`, `stretchedLink`); on a mix of strata `linkOnMix` puts its own
 * variance in the place of V.
 *
 * @param old arm of the old version, n > 0
 * @param fresh arm of the new version, n > 0
 * @returns d in points, the ratio ≥ 0, V in points²
 * @see METHODOLOGY §1.8
 */
export function linkMoments(old: LinkArm, fresh: LinkArm): { shift: number; ratio: number; variance: number } {
  return {
    shift: fresh.mean - old.mean,
    ratio: old.deviation > 0 ? fresh.deviation / old.deviation : 1,
    variance: old.deviation ** 2 / old.n + fresh.deviation ** 2 / fresh.n,
  };
}
