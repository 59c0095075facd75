/** What was not done to a score, said where it stands. */
import type { ScoredFigure } from '#lib/format/estimate.ts';
import type { PublicMessages } from '#lib/i18n/en/public.ts';

type Label = keyof PublicMessages['scoreLabel'];

/** Labels that a score must carry, by name; none for a figure that is not shown. */
export function labelsOf({ value, basis, modeAdjustment, modesVary, channelsVary, weighting }: ScoredFigure): Label[] {
  if (value === null) return [];
  // Neither could be done: internal clients, and periods that were published before there were two scores.
  if (basis === 'RAW') return ['modeNotAdjusted', 'unweighted'];
  const labels: Label[] = [];
  if (modeAdjustment === 'NOT_ADJUSTED') labels.push('modeNotAdjusted');
  if (modeAdjustment === 'PARTLY') labels.push('modePartly');
  if (modesVary) labels.push('modesVary');
  if (channelsVary) labels.push('channelsVary');
  if (basis === 'AS_EXPERIENCED' && weighting === 'ANSWERS') labels.push('unweighted');
  return labels;
}

/** The labels in words. */
export const scoreLabels = (figure: ScoredFigure, { scoreLabel }: Pick<PublicMessages, 'scoreLabel'>): string[] =>
  labelsOf(figure).map((label) => scoreLabel[label]);
