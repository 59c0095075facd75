import { requireScoreCell } from '../../src/statistics/require-score-cell.ts';
import type { ScoreCell } from '../../src/statistics/score-cell.ts';
import { varianceComponents } from '../../src/statistics/variance-components.ts';

/** By how much repeated answers of the same people widen the variance of a mean. */
export interface RepeatRaterEffect {
  readonly estimable: true;
  /** deff ≥ 1. */
  readonly designEffect: number;
  /** ICC: share of the spread of single answers that lies between people, 0–1; 0 where nobody rated twice. */
  readonly intraclassCorrelation: number;
  /** b: answers of the person behind a typical answer, ≥ 1. */
  readonly typicalAnswers: number;
  /** Answers. */
  readonly n: number;
  /** People with answers. */
  readonly raters: number;
}

/** Why it cannot be told: nobody answered, or one person alone. */
export interface NoRepeatRaterEffect {
  readonly estimable: false;
  readonly reason: 'NO_DATA' | 'TOO_FEW';
  readonly n: number;
}

/**
 * Design effect of people who rate more than once, from the answers of each of them.
 *
 *     deff = 1 + (b − 1)·ICC      b = Σm_i²/Σm_i      ICC by one-way analysis of variance (`varianceComponents`)
 *
 * m_i are the answers of person i. b is weighted by answers, not by people: that is exact for a mean of all answers
 * where those of one person have one correlation. Where nobody rated twice deff is 1.
 *
 * Use once a year where a country has answers that can be told apart by person, as of a survey with known respondents;
 * what is found becomes `repeatRaterDesignEffect` of the policy. Ratings are anonymous and say nothing of it, so that the
 * product has no use for this. What is done with it: `repeatRaterVariance`. Weights that differ: `responseWeights`.
 *
 * @param raters answers of each person to one item, as one cell a person (`scoreCell` of five counts); in any order
 * @returns not estimable without answers (NO_DATA) and of one person alone (TOO_FEW)
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.3, "Repeat raters"; Kish (1965) Survey Sampling, ch. 5; verification case 18 for the ICC
 */
export function repeatRaterDesignEffect(raters: readonly ScoreCell[]): RepeatRaterEffect | NoRepeatRaterEffect {
  for (const rater of raters) requireScoreCell(rater);
  const used = raters.filter(({ n }) => n > 0);
  const n = used.reduce((sum, rater) => sum + rater.n, 0);
  if (n === 0) return { estimable: false, reason: 'NO_DATA', n };
  if (used.length < 2) return { estimable: false, reason: 'TOO_FEW', n };
  const typicalAnswers = used.reduce((sum, rater) => sum + rater.n ** 2, 0) / n;
  const components = varianceComponents(
    used.map((rater) => ({ n: rater.n, mean: rater.mean, variance: rater.n > 1 ? rater.squares / (rater.n - 1) : 0 })),
  );
  // Without a second answer of anybody nothing goes together.
  const intraclassCorrelation = components.estimable ? components.intraclassCorrelation : 0;
  return {
    estimable: true,
    designEffect: 1 + (typicalAnswers - 1) * intraclassCorrelation,
    intraclassCorrelation,
    typicalAnswers,
    n,
    raters: used.length,
  };
}
