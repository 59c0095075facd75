import { meanEstimate, shareEstimate, summariseHistogram } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';
import { estimated } from './estimated.ts';

/**
 * Mean score and top-2 share of published counts, month by month, and which of the two the publisher printed.
 */
export const scoreFromCounts: Family = (input) => {
  const rows = input.series.map(({ month, counts_1_to_5: counts, published_percent: published }: Json) => {
    const mean = estimated(meanEstimate(counts));
    const top2 = estimated(shareEstimate(counts[3] + counts[4], mean.n));
    const variance = summariseHistogram(counts).variance!;
    const [meanRounded, top2Rounded] = [Math.round(mean.value), Math.round(top2.value)];
    return {
      month,
      n: mean.n,
      mean: mean.value,
      sd: Math.sqrt(variance),
      se: Math.sqrt(variance / mean.n),
      mean_rounded: meanRounded,
      top2_pct: top2.value,
      top2_rounded: top2Rounded,
      top2_wilson95: [top2.interval.low, top2.interval.high],
      mean_score_ci95: [mean.interval.low, mean.interval.high],
      publisher_matches_mean: meanRounded === published,
      publisher_matches_top2: top2Rounded === published,
    };
  });
  const onlyTop2 = rows.filter((row: Json) => row.publisher_matches_top2 && !row.publisher_matches_mean);
  return {
    rows,
    summary: {
      months_equal_to_mean: rows.filter((row: Json) => row.publisher_matches_mean).length,
      months_equal_to_top2_only: onlyTop2.length,
      first_month_of_break: onlyTop2[0]?.month ?? null,
    },
  };
};
