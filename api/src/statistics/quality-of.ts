import { POLICY } from './policy.ts';

/** Rung of the publication ladder; the names are those of the published vocabulary of qualities. */
export type Quality = 'NONE' | 'INDICATIVE' | 'PUBLISHABLE' | 'SOLID';

/**
 * Rung of the publication ladder 10 / 30 / 100 that n answers reach.
 *
 *     n ≥ 100 SOLID        n ≥ 30 PUBLISHABLE        n ≥ 10 INDICATIVE        else NONE
 *
 * NONE: nothing is shown. INDICATIVE: shown in grey, no colour, no comparison. PUBLISHABLE: shown with its interval.
 * SOLID: may be flagged above or below, where reliability is at least 0.70 as well.
 *
 * Use beside every figure. That it may be shown as far as its own n goes does not make it public:
 * `withinDisclosureRule`; nor above or below: `verdictOf`.
 *
 * @param n answers behind the figure, ≥ 0; for the index the smallest n of its items
 * @see METHODOLOGY §2.4: n = R/(1−R)·(1−ICC)/ICC is 114 for R = 0.70 at ICC 0.02
 */
export function qualityOf(n: number): Quality {
  if (n >= POLICY.minimumToFlag) return 'SOLID';
  if (n >= POLICY.minimumToPublish) return 'PUBLISHABLE';
  if (n >= POLICY.minimumToShow) return 'INDICATIVE';
  return 'NONE';
}
