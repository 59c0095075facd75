import { linkVersions, scoreMoments } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';
import { equipercentileLink } from '../formulas/equipercentile-link.ts';
import { estimated } from './estimated.ts';

/** The product decides by the ratio of spreads; the case asks for both. */
const [BY_MEANS, BY_SPREADS] = [
  { minimumRatio: 0, maximumRatio: Infinity },
  { minimumRatio: Infinity, maximumRatio: 0 },
];

/** Links of form X to form Y from their counts. */
export const linking: Family = ({ score: scores, count_x: x, count_y: y }) => {
  const [fresh, old] = [estimated(scoreMoments(scores, x)), estimated(scoreMoments(scores, y))];
  const { slope, intercept } = linkVersions(old, fresh, BY_SPREADS);
  return {
    mean_x: fresh.mean,
    mean_y: old.mean,
    sd_x: fresh.deviation,
    sd_y: old.deviation,
    mean_link_shift: linkVersions(old, fresh, BY_MEANS).intercept,
    linear_slope: slope,
    linear_intercept: intercept,
    equipercentile: estimated(equipercentileLink({ scores, counts: x }, { scores, counts: y })).scores,
    linear: scores.map((score: number) => slope * score + intercept),
  };
};
