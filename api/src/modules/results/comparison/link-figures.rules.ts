import type { Measure } from '@otklik/schema';
import { type FrozenLink, linkLoadings } from '../linking/version-rule.ts';
import { type AdjustedItem, ADJUSTED_ITEMS, type CoefficientKey } from '../mode-table/mode-table.ts';
import { inVersionOrder, majorOf } from '../tally.ts';
import type { ComparedFigure, FigureMoments } from './compared-figure.ts';

/**
 * Periods of several MAJOR versions beside one another: figures of an older version are brought to the scale of the
 * newest by a frozen link, so that the variance of a difference across versions is V_a + V_b + V_link. A figure that no
 * link joins stays as it is, and is not comparable. Each keeps the value it is shown with.
 *
 * @see METHODOLOGY §1.8
 */
export function onNewestScale(
  figures: readonly ComparedFigure[],
  measure: Measure,
  links: readonly FrozenLink[],
): ComparedFigure[] {
  const newest = inVersionOrder(figures.flatMap(({ moments, context }) => (moments ? [...context.majors] : []))).at(-1);
  return figures.map((figure) => {
    const { moments, context } = figure;
    const [major, ...others] = context.majors;
    if (!moments || !newest || !major || others.length > 0 || major === newest) return figure;
    const own = links.filter(
      (link) => majorOf(link.oldVersion) === major && majorOf(link.newVersion) === newest && isOf(link, measure),
    );
    const linked = linkedMoments(moments, measure, own);
    return linked
      ? { ...figure, moments: linked, context: { ...context, majors: new Set([newest]), isLinked: true } }
      : figure;
  });
}

const isOf = ({ item }: FrozenLink, measure: Measure): boolean => measure === 'CSI' || item === measure;

/** Null where a link is missing. Of the index only its sum is known: links that stretch its items cannot be applied. */
function linkedMoments(
  { value, variance, degreesOfFreedom, loadings }: FigureMoments,
  measure: Measure,
  links: readonly FrozenLink[],
): FigureMoments | null {
  if (measure === 'RESULT') return null;
  const items: readonly AdjustedItem[] = measure === 'CSI' ? ADJUSTED_ITEMS : [measure];
  const ofItems = items.map((item) => links.find((link) => link.item === item));
  if (ofItems.some((link) => !link || (items.length > 1 && link.slope !== 1))) return null;
  const used = ofItems as FrozenLink[];
  const [{ slope }] = used as [FrozenLink];
  const intercept = used.reduce((sum, link) => sum + link.intercept, 0) / used.length;
  const moved = (value - intercept) / slope;
  return {
    value: moved,
    variance: variance / slope ** 2,
    degreesOfFreedom,
    loadings: new Map(
      items.map((item, place) => {
        const own = new Map<CoefficientKey, number>();
        for (const [key, loading] of loadings.get(item) ?? []) own.set(key, loading / slope);
        // Of the index no link stretches: where its items lie does not matter.
        for (const [key, loading] of linkLoadings(used[place]!, moved)) own.set(key, loading / used.length);
        return [item, own];
      }),
    ),
  };
}
