/** What was not done to a score, said where it stands. */
import type { PublicMessages } from '#lib/i18n/en/public.ts';
import type { EstimateFigure } from './estimate.ts';

/** Name of something that was not done to a score, or not wholly. */
export type ScoreLabel = keyof PublicMessages['scoreLabel'];

/** Labels that a score must carry, by name; none for a figure that is not shown or of which no basis is told. */
export function labelsOf(figure: EstimateFigure): ScoreLabel[] {
  const { value, suppressed, basis, modeAdjustment, modesVary, channelsVary, weighting } = figure;
  if (suppressed || value === null) return [];
  // Neither could be done: internal clients, and periods that were published before there were two scores.
  if (basis === 'RAW') return ['modeNotAdjusted', 'unweighted'];
  const labels: ScoreLabel[] = [];
  if (modeAdjustment === 'NOT_ADJUSTED') labels.push('modeNotAdjusted');
  if (modeAdjustment === 'PARTLY') labels.push('modePartly');
  if (modesVary) labels.push('modesVary');
  if (channelsVary) labels.push('channelsVary');
  if (basis === 'AS_EXPERIENCED' && weighting === 'ANSWERS') labels.push('unweighted');
  return labels;
}

/** A label that a table carries. */
export interface TableLabel {
  label: ScoreLabel;
  /**
   * Columns of scores in which every figure that is shown carries it, so that it is said once for all of them; in any
   * other column each figure that carries it says so itself.
   */
  ofWhole: readonly number[];
}

/**
 * Labels of the figures of a table, each once and in the order in which they are met.
 *
 * @param columns the figures of each column of scores
 */
export function labelsOfTable(columns: readonly (readonly EstimateFigure[])[]): TableLabel[] {
  const byColumn = columns.map((figures) =>
    figures.filter(({ suppressed, value }) => !suppressed && value !== null).map(labelsOf),
  );
  return [...new Set(byColumn.flat(2))].map((label) => ({
    label,
    // One figure alone is no list: it says so itself.
    ofWhole: byColumn.flatMap((shown, column) =>
      shown.length > 1 && shown.every((labels) => labels.includes(label)) ? [column] : [],
    ),
  }));
}
