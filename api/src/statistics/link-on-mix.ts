import type { NotEstimable } from './estimate.ts';
import type { VersionLink } from './link-moments.ts';
import { linkVersions } from './link-versions.ts';
import { type LinkArm, scoreMoments } from './score-moments.ts';
import { POLICY } from './policy.ts';

/** Answers of one stratum (a service in a mode) to both versions: counts of the points 1 … 5. */
export interface LinkStratum {
  readonly old: readonly number[];
  readonly fresh: readonly number[];
}

/** A link with the answers it rests on. */
export interface MixLink extends VersionLink {
  readonly estimable: true;
  readonly oldN: number;
  readonly freshN: number;
  /** Strata in which both versions have at least two answers; the others are left out. */
  readonly strata: number;
}

const SCORES = [0, 25, 50, 75, 100];

/**
 * Link of two versions that ran in parallel, on the same mix of strata for both: W_h = (n_old,h + n_new,h)/Σ.
 *
 *     ȳ_v = Σ_h W_h ȳ_vh      d = ȳ_new − ȳ_old      V_link = Σ_v s²_v Σ_h W_h²/n_vh
 *     σ²_v = Σ_h W_h (s²_vh + (ȳ_vh − ȳ_v)²)
 *
 * s²_v is the variance within strata, pooled over them: a stratum of few answers that are all alike would else count
 * as known exactly. σ_new/σ_old decides between the mean and the linear link (`linkVersions`).
 *
 * Use when a parallel run ends: its strata (service × mode) answered each version in numbers of their own. For two
 * plain samples: `linkVersions`.
 *
 * @param strata as respondents were divided at random within
 * @param rule the policy's ratios unless said otherwise
 * @returns not estimable when a version has no answers at all (NO_DATA), and without a stratum that has two answers to
 *   each version (TOO_FEW); n are the answers to both
 * @throws RangeError for counts that are none
 * @see METHODOLOGY §1.8 and §2.2 (direct standardisation)
 */
export function linkOnMix(strata: readonly LinkStratum[], rule = POLICY.linking): MixLink | NotEstimable {
  const usable = strata.flatMap((stratum) => {
    const old = scoreMoments(SCORES, stratum.old);
    const fresh = scoreMoments(SCORES, stratum.fresh);
    return old.estimable && fresh.estimable ? [{ old, fresh, total: old.n + fresh.n }] : [];
  });
  if (usable.length === 0) {
    const [oldN, freshN] = [answersOf(strata.map(({ old }) => old)), answersOf(strata.map(({ fresh }) => fresh))];
    return { estimable: false, reason: oldN === 0 || freshN === 0 ? 'NO_DATA' : 'TOO_FEW', n: oldN + freshN };
  }
  const all = usable.reduce((sum, { total }) => sum + total, 0);
  const weights = usable.map(({ total }) => total / all);
  const old = armOnMix(
    usable.map((stratum) => stratum.old),
    weights,
  );
  const fresh = armOnMix(
    usable.map((stratum) => stratum.fresh),
    weights,
  );
  return {
    estimable: true,
    ...linkVersions(old.arm, fresh.arm, rule),
    variance: old.variance + fresh.variance,
    oldN: old.arm.n,
    freshN: fresh.arm.n,
    strata: usable.length,
  };
}

const answersOf = (strata: readonly (readonly number[])[]): number => strata.flat().reduce((sum, n) => sum + n, 0);

/** Mean and spread of one version on the mix, and the variance of that mean. */
function armOnMix(strata: readonly LinkArm[], weights: readonly number[]): { arm: LinkArm; variance: number } {
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0);
  const mean = strata.reduce((sum, stratum, h) => sum + weights[h]! * stratum.mean, 0);
  const squares = strata.reduce((sum, stratum) => sum + (stratum.n - 1) * stratum.deviation ** 2, 0);
  const within = squares / (n - strata.length);
  const spread = strata.reduce(
    (sum, stratum, h) => sum + weights[h]! * (stratum.deviation ** 2 + (stratum.mean - mean) ** 2),
    0,
  );
  const variance = within * strata.reduce((sum, stratum, h) => sum + weights[h]! ** 2 / stratum.n, 0);
  return { arm: { n, mean, deviation: Math.sqrt(spread) }, variance };
}
