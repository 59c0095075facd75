import { equipercentileLink, linearLink, meanLink, scoreMoments } from '../../src/statistics/index.ts';
import type { Family } from '../case.ts';
import { estimated } from './estimated.ts';

/** Links of form X to form Y from their counts. */
export const linking: Family = ({ score: scores, count_x: x, count_y: y }) => {
  const [fresh, old] = [estimated(scoreMoments(scores, x)), estimated(scoreMoments(scores, y))];
  const { slope, intercept } = estimated(linearLink(old, fresh));
  return {
    mean_x: fresh.mean,
    mean_y: old.mean,
    sd_x: fresh.deviation,
    sd_y: old.deviation,
    mean_link_shift: meanLink(old, fresh).intercept,
    linear_slope: slope,
    linear_intercept: intercept,
    equipercentile: estimated(equipercentileLink({ scores, counts: x }, { scores, counts: y })).scores,
    linear: scores.map((score: number) => slope * score + intercept),
  };
};
