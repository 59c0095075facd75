import { meanEstimate, situationComposite, situationGap, summariseHistogram } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/** Direct score of a life situation, composite of its services, and the gap between them. */
export const lifeSituationGap: Family = ({ services, direct_counts_1_to_5: directCounts }: Json) => {
  const figures = services.map(({ usage_share_of_journeys: usage, counts_1_to_5: counts }: Json) => ({
    usage,
    ...figureOf(counts),
  }));
  const composite = estimated(situationComposite(figures));
  const direct = { ...figureOf(directCounts), ...estimated(meanEstimate(directCounts)) };
  const gap = situationGap(direct, composite);
  return {
    services: services.map(({ id }: Json, i: number) => ({
      id,
      n: figures[i].n,
      mean: figures[i].value,
      se: Math.sqrt(figures[i].variance),
      weight: composite.weights[i],
      shortfall: composite.shortfalls[i],
    })),
    direct: { n: direct.n, mean: direct.value, se: Math.sqrt(direct.variance), ci95: limits(direct.interval) },
    composite: {
      mean: composite.value,
      se: Math.sqrt(composite.variance),
      df: composite.degreesOfFreedom,
      ci95: limits(composite.interval),
    },
    gap: {
      direct_minus_composite: gap.difference,
      se: gap.standardError,
      t: gap.t,
      df: gap.degreesOfFreedom,
      p: gap.p,
      ci95: limits(gap.interval),
    },
    weakest_service: services[composite.weakest].id,
    largest_shortfall_service: services[composite.costliest].id,
  };
};

function figureOf(counts: number[]): { value: number; variance: number; degreesOfFreedom: number; n: number } {
  const { n, mean, variance } = summariseHistogram(counts);
  return { value: mean!, variance: variance! / n, degreesOfFreedom: n - 1, n };
}

const limits = ({ low, high }: { low: number; high: number }): [number, number] => [low, high];
