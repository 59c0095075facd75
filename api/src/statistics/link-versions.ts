import type { NotEstimable } from './estimate.ts';
import { normalQuantile } from './normal-quantile.ts';
import { POLICY } from './policy.ts';

/** One arm of a parallel run: answers, mean and standard deviation (divisor n − 1), all in points of its own scale. */
export interface LinkArm {
  readonly n: number;
  readonly mean: number;
  readonly deviation: number;
}

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

/** An arm whose spread is known. */
export interface EstimatedArm extends LinkArm {
  readonly estimable: true;
}

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
 * Mean and standard deviation of a score from its counts.
 *
 * @returns not estimable without answers (NO_DATA) and with one (TOO_FEW)
 * @throws RangeError when they are no distribution over scores at equal steps
 * @see METHODOLOGY §1.8
 */
export function scoreMoments(scores: readonly number[], counts: readonly number[]): EstimatedArm | NotEstimable {
  requireDistribution(scores, counts);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return { estimable: false, reason: n === 0 ? 'NO_DATA' : 'TOO_FEW', n };
  const mean = scores.reduce((sum, score, i) => sum + score * counts[i]!, 0) / n;
  const squares = scores.reduce((sum, score, i) => sum + counts[i]! * (score - mean) ** 2, 0);
  return { estimable: true, n, mean, deviation: Math.sqrt(squares / (n - 1)) };
}

/** Link by means alone: y* = y − d. */
export function meanLink(old: LinkArm, fresh: LinkArm): VersionLink {
  const shift = fresh.mean - old.mean;
  return { kind: 'MEAN', slope: 1, intercept: -shift, ...momentsOf(old, fresh) };
}

/**
 * Link by means and spreads: y* = μ_old + (σ_old/σ_new)(y − μ_new).
 *
 * @returns not estimable when the new version has no spread
 */
export function linearLink(old: LinkArm, fresh: LinkArm): LinearLink | NoLinearLink {
  if (!(fresh.deviation > 0)) return { estimable: false, reason: 'NO_SPREAD' };
  return { estimable: true, ...stretched(old, fresh) };
}

function stretched(old: LinkArm, fresh: LinkArm): VersionLink {
  const slope = old.deviation / fresh.deviation;
  return { kind: 'LINEAR', slope, intercept: old.mean - slope * fresh.mean, ...momentsOf(old, fresh) };
}

/**
 * The link of two versions that ran in parallel on respondents drawn at random: by means where their spreads are
 * alike, otherwise by means and spreads.
 *
 *     σ_new/σ_old in 0.9 … 1.1: y* = y − d        otherwise: y* = μ_old + (σ_old/σ_new)(y − μ_new)
 *
 * When the number of points changes use `equipercentileLink`. The variance of a difference across versions is
 * `crossVersionVariance`. Without spread in one version the means are linked.
 *
 * @param rule the policy's ratios unless said otherwise
 * @see METHODOLOGY §1.8; Kolen & Brennan (2014) Test Equating, Scaling, and Linking, ch. 2; verification case 22
 */
export function linkVersions(old: LinkArm, fresh: LinkArm, rule = POLICY.linking): VersionLink {
  const ratio = fresh.deviation / old.deviation;
  const isAlike = ratio >= rule.minimumRatio && ratio <= rule.maximumRatio;
  const isSpread = old.deviation > 0 && fresh.deviation > 0;
  return isAlike || !isSpread ? meanLink(old, fresh) : stretched(old, fresh);
}

/** V_a + V_b + V_link: of a difference between figures of two versions, points². */
export function crossVersionVariance(a: number, b: number, link: number): number {
  return a + b + link;
}

/**
 * Answers needed in each arm of a parallel run for the link to be known to ± halfWidth.
 *
 *     n = 2 (z σ/halfWidth)²      with σ = 25: 1,201 for ±2 points, 4,802 for ±1
 *
 * @param halfWidth of the interval of the shift, points, > 0
 * @param deviation σ of one answer, points, ≥ 0
 * @throws RangeError outside these limits
 * @see METHODOLOGY §1.8
 */
export function linkSampleSize(halfWidth: number, deviation: number, confidence = POLICY.confidence): number {
  if (!(halfWidth > 0) || !(deviation >= 0)) throw new RangeError(`not a precision: ±${halfWidth} with σ=${deviation}`);
  return Math.ceil(2 * ((normalQuantile((1 + confidence) / 2) * deviation) / halfWidth) ** 2);
}

function momentsOf(old: LinkArm, fresh: LinkArm): { shift: number; ratio: number; variance: number } {
  return {
    shift: fresh.mean - old.mean,
    ratio: old.deviation > 0 ? fresh.deviation / old.deviation : 1,
    variance: old.deviation ** 2 / old.n + fresh.deviation ** 2 / fresh.n,
  };
}

/** @throws RangeError when they are not as many counts as scores, or the scores do not rise by equal steps */
export function requireDistribution(scores: readonly number[], counts: readonly number[]): void {
  const isCounted = counts.length === scores.length && counts.every((count) => count >= 0 && count < Infinity);
  const step = scores.length > 1 ? scores[1]! - scores[0]! : 1;
  const isEven = scores.every((score, i) => Math.abs(score - scores[0]! - i * step) <= 1e-9 * Math.abs(step));
  if (!isCounted || !(step > 0) || !isEven) throw new RangeError('not a distribution over scores at equal steps');
}
