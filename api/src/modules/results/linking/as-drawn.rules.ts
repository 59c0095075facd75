import type { Mode } from '@otklik/schema';
import { POLICY } from '../../../statistics/index.ts';

/** How the answers of a touchpoint in a mode go with the draw of a parallel run. */
export interface DrawCount {
  touchpointId: string;
  mode: Mode;
  /** Answers to either version that a link could rest on. */
  answers: number;
  /** Those of them that came to the other version than was drawn for their id. */
  notDrawn: number;
}

/**
 * True where answers came as drawn: only there are both arms of a run random halves of those who were asked.
 *
 * A share of `notDrawnAtMost`, 1 %, is allowed to a form that was opened before the run and sent in it, and to a touchpoint so
 * far east that its first whole day began before the run. A client pinned to one version differs from the draw in half of its
 * answers. So at most 2 % are pinned, which are 4 % of one arm; where they score ten points apart, the link moves by 0.4, a
 * fifth of the ± 2 that it has with 1,200 answers an arm. From `drawnToldFrom` answers on, 10, pinned clients are told: all
 * of theirs come as drawn by chance once in a thousand times; with fewer, many small touchpoints of one vendor would slip in,
 * all in one arm.
 */
export const isAsDrawn = ({ answers, notDrawn }: Pick<DrawCount, 'answers' | 'notDrawn'>): boolean =>
  answers >= POLICY.linking.drawnToldFrom && notDrawn <= POLICY.linking.notDrawnAtMost * answers;

/** The touchpoints at which answers came as drawn, by mode. */
export function touchpointsAsDrawn(counts: readonly DrawCount[]): ReadonlyMap<Mode, readonly string[]> {
  const kept = Map.groupBy(counts.filter(isAsDrawn), ({ mode }) => mode);
  return new Map([...kept].map(([mode, ofMode]) => [mode, ofMode.map(({ touchpointId }) => touchpointId)]));
}
