import type { Mode } from '@otklik/schema';
import { binomialCdf, POLICY } from '../../../statistics/index.ts';

/** How the answers of a touchpoint in a mode go with the draw of a parallel run. */
export interface DrawCount {
  touchpointId: string;
  mode: Mode;
  /** Answers to either version that a link could rest on. */
  answers: number;
  /** Those of them that came to the other version than was drawn for their id. */
  notDrawn: number;
}

/** Answers that are judged together. */
type Answers = Pick<DrawCount, 'answers' | 'notDrawn'>;

/**
 * True where it is sure enough that answers came as drawn: only there are both arms of a run random halves of those who
 * were asked.
 *
 *     P(M ≤ m | n, θ₀) ≤ 1 − confidence      which says U ≤ θ₀, U the upper limit of Clopper and Pearson of the share not drawn
 *
 * θ₀ is `notDrawnAtMost`, 2 %. A client pinned to one version differs from the draw in half of its answers: where 4 % or more
 * are pinned, they pass for as drawn at most once in twenty times, and all pinned ones once in 2^149. With 4 % pinned to one
 * version, 8 % of its arm, a link moves by 0.8 where these score ten points apart, less than half of the ± 2 that it has with
 * 1,200 answers an arm. What is left for forms that were opened before the run and sent in it, and for a touchpoint so far
 * east that its first whole day began before the run: 1 of 236 answers, 12 of 1,000, 176 of 10,000.
 */
export const isAsDrawn = ({ answers, notDrawn }: Answers): boolean =>
  binomialCdf(notDrawn, answers, POLICY.linking.notDrawnAtMost) <= 1 - POLICY.confidence;

/** True where there are so few answers that they could not be told from pinned ones if all of them came as drawn: below 149. */
const areTooFew = ({ answers }: Answers): boolean => !isAsDrawn({ answers, notDrawn: 0 });

/**
 * The counts of touchpoints and modes at which answers came as drawn. A touchpoint with enough answers in a mode is judged by
 * itself; all others of an authority in that mode together, as one. Which of these hold to the draw cannot be told: leaving
 * out those that show a difference would keep the pinned ones whose few answers happen to agree.
 * @param authorityOf authority of a touchpoint, by its UUID
 */
export function countsAsDrawn<Count extends DrawCount>(
  counts: readonly Count[],
  authorityOf: (touchpointId: string) => string | undefined,
): Count[] {
  const groups = Map.groupBy(counts, (count) =>
    areTooFew(count)
      ? `authority ${authorityOf(count.touchpointId)} ${count.mode}`
      : `touchpoint ${count.touchpointId} ${count.mode}`,
  );
  return [...groups.values()].filter((group) => isAsDrawn(sumOf(group))).flat();
}

const sumOf = (counts: readonly Answers[]): Answers => ({
  answers: counts.reduce((sum, { answers }) => sum + answers, 0),
  notDrawn: counts.reduce((sum, { notDrawn }) => sum + notDrawn, 0),
});

/** The touchpoints at which answers came as drawn, by mode. */
export function touchpointsAsDrawn(
  counts: readonly DrawCount[],
  authorityOf: (touchpointId: string) => string | undefined,
): ReadonlyMap<Mode, readonly string[]> {
  const kept = Map.groupBy(countsAsDrawn(counts, authorityOf), ({ mode }) => mode);
  return new Map([...kept].map(([mode, ofMode]) => [mode, ofMode.map(({ touchpointId }) => touchpointId)]));
}
