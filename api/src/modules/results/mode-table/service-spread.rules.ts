import type { Measure, Mode } from '@otklik/schema';
import {
  mergeScoreCells,
  repeatRaterVariance,
  scoreCell,
  type UnitSummary,
  varianceComponents,
} from '../../../statistics/index.ts';
import { answersOf, measureEstimate } from '../measure-estimate.ts';
import { strataByMajor, type Stratum, sumOfStrata } from '../scores/stratum.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, type ItemEffects, type ServiceSpread } from './mode-table.ts';

/**
 * How much services really differ, for each measure: what the reliability of every figure is measured against until
 * the next mode table.
 *
 *     s²_b = max(0, (MSB − MSW)/n₀) over all services with answers; the effects of modes that are used taken out
 *
 * Of several MAJOR versions of the questionnaire the one with the most answers counts: between two of them services
 * would seem to differ by what the wording does.
 *
 * @param effects of the mode table that is made of the same strata
 * @see METHODOLOGY §2.4
 */
export function serviceSpread(strata: readonly Stratum[], effects: readonly ItemEffects[]): ServiceSpread {
  const services = [...Map.groupBy(ofMainMajor(strata), ({ subjectId }) => subjectId).values()];
  const modesOf = new Map(effects.map(({ item, modes }) => [item, usedEffects(modes)]));
  const onItem = (own: readonly Stratum[], item: AdjustedItem): UnitSummary => {
    const { n, mean, squares } = mergeScoreCells(
      own.map(({ mode, tally }) => {
        const cell = scoreCell(tally.counts[item].slice(1));
        return { ...cell, mean: cell.mean - (modesOf.get(item)?.get(mode) ?? 0) };
      }),
    );
    return { n, mean, variance: n > 1 ? repeatRaterVariance(squares / (n - 1)) : 0 };
  };
  const onResult = (own: readonly Stratum[]): UnitSummary => {
    const [, n1 = 0, n2 = 0, n3 = 0] = sumOfStrata(own).counts.RESULT;
    const { n, mean, squares } = scoreCell([n1 + n2, 0, 0, 0, n3]);
    return { n, mean, variance: n > 1 ? repeatRaterVariance(squares / (n - 1)) : 0 };
  };
  const onIndex = (own: readonly Stratum[]): UnitSummary[] => {
    const tally = sumOfStrata(own);
    const index = measureEstimate(tally, 'CSI');
    if (!index.estimable) return [];
    const n = answersOf(tally, 'CSI');
    const mean = ADJUSTED_ITEMS.reduce((sum, item) => sum + onItem(own, item).mean, 0) / ADJUSTED_ITEMS.length;
    return [{ n, mean, variance: (n * index.value * (100 - index.value)) / index.effectiveN }];
  };
  const units: Record<Measure, UnitSummary[]> = {
    SAT: services.map((own) => onItem(own, 'SAT')),
    EASE: services.map((own) => onItem(own, 'EASE')),
    TIME: services.map((own) => onItem(own, 'TIME')),
    RESULT: services.map(onResult),
    CSI: services.flatMap(onIndex),
  };
  const spread: ServiceSpread = {};
  for (const measure of Object.keys(units) as Measure[]) {
    const components = varianceComponents(units[measure]);
    if (components.estimable) spread[measure] = components.between;
  }
  return spread;
}

function ofMainMajor(strata: readonly Stratum[]): readonly Stratum[] {
  const answersIn = (own: readonly Stratum[]) => answersOf(sumOfStrata(own), 'SAT');
  return strataByMajor(strata).reduce((most, own) => (answersIn(own) >= answersIn(most) ? own : most));
}

const usedEffects = (modes: ItemEffects['modes']): Map<Mode, number> =>
  new Map(
    modes.flatMap(({ mode, effect, isUsable }) => (isUsable && effect !== null ? [[mode, effect] as const] : [])),
  );
