import type { WeightedAnswers, WeightedStratum } from './weighted-answers.ts';

/**
 * Shares of levels among the whole: within each stratum those of its answers, between strata the weights.
 *
 *     π_l = Σ_h W_h n_hl/n_h      W_h = N_h/N where weighted, else n_h/n
 *
 * Use for the shares π of modes, channels and segments behind a mean of `weightedAnswers`. The plain shares of answers
 * would adjust a mean that nobody weighted.
 *
 * @param mean of `weightedAnswers`: the strata taken in, and whether they are weighted
 * @param answersOf answers of a stratum by level, each ≥ 0; a stratum without any adds nothing
 * @returns shares by level that add up to 1; none without answers
 * @see METHODOLOGY §2.1, §2.2
 */
export function weightedMix<Stratum extends WeightedStratum>(
  { taken, isWeighted }: Pick<WeightedAnswers<Stratum>, 'taken' | 'isWeighted'>,
  answersOf: (stratum: Stratum) => readonly (readonly [level: string, n: number])[],
): Map<string, number> {
  const mix = new Map<string, number>();
  let whole = 0;
  for (const stratum of taken) {
    const answers = answersOf(stratum);
    let counted = 0;
    for (const [, n] of answers) counted += n;
    if (counted === 0) continue;
    const weight = isWeighted ? stratum.transactions / counted : 1;
    for (const [level, n] of answers) {
      mix.set(level, (mix.get(level) ?? 0) + n * weight);
      whole += n * weight;
    }
  }
  for (const [level, weight] of mix) mix.set(level, weight / whole);
  return mix;
}
