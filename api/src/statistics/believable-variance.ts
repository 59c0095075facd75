import { POLICY } from './policy.ts';

/**
 * The sampling variance that the score interval believes in: answers that are all alike are not known exactly.
 *
 *     V = p(1 − p)·100²/n_eff,  n_eff = max(n₀/deff, p(1 − p)·100²/V̂)  (n₀/deff if V̂ = 0)
 *
 * To this, errors of other kinds may be added: to V̂ = 0 they could not, since then they alone would decide and many
 * answers "rather satisfied" would be known to a tenth of a point.
 *
 * Use where the variance of answers goes into a sum with another error, that of a frozen table or link. A figure with
 * no other error needs `scoreInterval` alone, which has the same n_eff.
 *
 * @param value of the estimate, points; outside 0–100 the nearer end
 * @param variance V̂ of that value, points², ≥ 0; deff is in it (`repeatRaterVariance`)
 * @param floor n₀ > 0 answers
 * @returns points²; the arguments are not looked at once more
 * @see METHODOLOGY §2.3
 */
export function believableVariance(value: number, variance: number, floor: number): number {
  const within = Math.min(100, Math.max(0, value));
  const spread = within * (100 - within);
  const least = floor / POLICY.repeatRaterDesignEffect;
  const effectiveN = variance === 0 ? least : Math.max(least, spread / variance);
  return spread / effectiveN;
}
