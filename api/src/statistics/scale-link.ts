/** A link as it is frozen: what of two versions that ran in parallel is kept. */
export interface FrozenScale {
  /** a > 0 and b of y_old = a · y_new + b; a = 1 for a link by means alone. */
  readonly slope: number;
  readonly intercept: number;
  /** d = ȳ_new − ȳ_old, points. */
  readonly shift: number;
  /** V(d) = V_new + V_old, each on its own scale, points². */
  readonly variance: number;
  /** Answers to either version. */
  readonly oldN: number;
  readonly newN: number;
}

/** How answers to the older version come to the scale of the newer one, and what is not known of it. */
export interface ScaleLink {
  /** > 0; 1 for a link by means alone. */
  readonly slope: number;
  readonly intercept: number;
  /** μ_new: where the two versions were held together, points of the newer scale. */
  readonly centre: number;
  /** Variance of what is brought over to the centre, points² of the newer scale. */
  readonly shiftVariance: number;
  /** Relative variance of 1/a: by how much the error grows, squared, with every point from the centre. */
  readonly stretchVariance: number;
  /** Covariance of both, points. */
  readonly covariance: number;
}

/**
 * The error of a frozen link on the scale of the newer version, to which it brings answers (delta method).
 *
 *     y′ = μ_n + (y − μ_o)/a      u = y′ − μ_n      V(y′) = V_shift + 2uC + u²V_stretch
 *     V_shift = V_n + V_o/a²,  V_n = V/(1 + a²n_n/n_o),  V_o = V − V_n      (V_shift = V for a = 1)
 *     V_stretch = (κ − 1)/4 · (1/n_n + 1/n_o)      C = γσ_n/2 · (1/n_n + 1/n_o)      σ²_n = V_n n_n
 *
 * V_stretch is Var(ln s_n − ln s_o), and C the covariance of the means with it: 1/a = σ_n/σ_o is estimated from the same
 * answers as the means. A link by means alone does not stretch: V_stretch = C = 0.
 *
 * What is frozen are means and spreads. V is parted as both versions are spread, a = σ_o/σ_n, which is what a linear link
 * says of them; the answers of both have one shape for the same reason. Skewness γ and kurtosis κ of that shape are those
 * of the beta distribution on 0–100 with mean μ_n and spread σ_n, which ratings on five points come close to; those of
 * a normal one would not do, since satisfied answers crowd at the upper end.
 *
 * Use once for each frozen link, when it is read; answers are then brought over by `linkCell`, and a figure carries
 * `linkErrorVariance`. To estimate a link: `linkOnMix`.
 *
 * @param frozen of the link: slope > 0, shift and intercept in points, V in points², answers to both versions
 * @throws RangeError when the link cannot be
 * @see METHODOLOGY §1.8; Braun & Holland (1982) in Test Equating, pp. 9–49, and Kolen & Brennan (2014) Test Equating,
 *   Scaling, and Linking, ch. 7: standard error of linear equating of random groups; coverage by simulation in
 *   `scale-link.test.ts`
 */
export function scaleLink({ slope, intercept, shift, variance, oldN, newN }: FrozenScale): ScaleLink {
  if (!(slope > 0 && slope < Infinity && variance >= 0 && variance < Infinity && oldN > 0 && newN > 0))
    throw new RangeError(`not a link: slope=${slope} variance=${variance} answers=${oldN},${newN}`);
  // By means alone there is no centre to be told, and none is needed.
  if (slope === 1) {
    return { slope, intercept, centre: 0, shiftVariance: variance, stretchVariance: 0, covariance: 0 };
  }
  const centre = (slope * shift + intercept) / (1 - slope) + shift;
  const ofNew = variance / (1 + (slope ** 2 * newN) / oldN);
  const shiftVariance = ofNew + (variance - ofNew) / slope ** 2;
  const spread = ofNew * newN;
  // Answers that are all alike stretch nothing.
  if (spread === 0) return { slope, intercept, centre, shiftVariance, stretchVariance: 0, covariance: 0 };
  const { skewness, kurtosis } = shapeOfRatings(centre / 100, spread / 1e4);
  const perAnswer = 1 / newN + 1 / oldN;
  return {
    slope,
    intercept,
    centre,
    shiftVariance,
    stretchVariance: ((kurtosis - 1) / 4) * perAnswer,
    covariance: ((skewness * Math.sqrt(spread)) / 2) * perAnswer,
  };
}

/** γ and κ of the beta distribution on 0–1 with this mean and variance; with too much of it, of two points 0 and 1. */
function shapeOfRatings(mean: number, variance: number): { skewness: number; kurtosis: number } {
  const p = mean * (1 - mean);
  const size = Math.max(0, p / variance - 1);
  const lean = (1 - 2 * mean) ** 2 * (size + 1);
  return {
    skewness: (2 * (1 - 2 * mean) * Math.sqrt(size + 1)) / ((size + 2) * Math.sqrt(p)),
    kurtosis: 3 + (6 * (lean - p * (size + 2))) / (p * (size + 2) * (size + 3)),
  };
}
