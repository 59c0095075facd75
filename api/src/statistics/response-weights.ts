import { requireWithin } from './require-within.ts';

/** A stratum of a survey: whom it stands for, whom it reached, who answered. */
export interface ResponseStratum {
  /** N_h: transactions that the answers stand for, ≥ 0. */
  readonly transactions: number;
  /** Invitations delivered, ≥ 0. */
  readonly delivered: number;
  /** n_h: answers, ≥ 0. */
  readonly n: number;
}

/** Weights of a sample, and what weighting costs. */
export interface ResponseWeights {
  readonly strata: readonly {
    /** N_h/n_h; null without answers: nobody can stand for them. */
    readonly weight: number | null;
    /** n_h/delivered_h, 0–1 where answers come from the delivered; null without deliveries. */
    readonly responseRate: number | null;
  }[];
  /** Kish: how much larger the variance is than that of equal weights, ≥ 1; null without answers. */
  readonly designEffect: number | null;
  /** n/deff: answers with equal weights that would be worth as much. */
  readonly effectiveN: number;
  /** Σ N_h over strata with answers, as a share of all, 0–1. */
  readonly coverage: number;
}

/**
 * Weights that repair who answered: each answer stands for the transactions of its stratum.
 *
 *     w_h = N_h/n_h      response rate = n_h/delivered_h      deff = n Σ n_h w_h² / (Σ n_h w_h)²
 *
 * It repairs the composition by strata, not what differs within one.
 *
 * Use for what stands beside a weighted figure: deff, n/deff, response rates. The weighted mean itself is
 * `directStandardisation` or `asExperienced` with N_h as the weights.
 *
 * @param strata counts of each stratum, ≥ 0; in any order
 * @throws RangeError when a number is negative or none
 * @see METHODOLOGY §2.2; Kish (1965) Survey Sampling, 11.7; verification case 04
 */
export function responseWeights(strata: readonly ResponseStratum[]): ResponseWeights {
  let [n, whole, reached, squares] = [0, 0, 0, 0];
  const rows = strata.map(({ transactions, delivered, n: answers }) => {
    for (const count of [transactions, delivered, answers]) requireWithin('a count', count, 0, Number.MAX_VALUE);
    whole += transactions;
    if (answers > 0) {
      n += answers;
      reached += transactions;
      squares += (transactions * transactions) / answers;
    }
    return {
      weight: answers > 0 ? transactions / answers : null,
      responseRate: delivered > 0 ? answers / delivered : null,
    };
  });
  const designEffect = reached > 0 ? (n * squares) / (reached * reached) : null;
  return {
    strata: rows,
    designEffect,
    effectiveN: designEffect === null ? 0 : n / designEffect,
    coverage: whole > 0 ? reached / whole : 0,
  };
}
