import type { Stratum } from '../scores/stratum.ts';
import { majorOf } from '../tally.ts';

/**
 * Numbers the series of a line, period by period: a new one begins with each new major version of the questionnaire.
 * A period in which two of them were answered counts to the newer one, to whose scale a link may bring the older answers;
 * without a link it has no figure.
 */
export function seriesCounter(): (strata: readonly Stratum[]) => number {
  const known: string[] = [];
  let series = 0;
  return (strata) => {
    const majors = new Set(strata.flatMap(({ tally }) => tally.instrumentVersions.map(majorOf)));
    const newest = [...majors].toSorted((a, b) => Number(a) - Number(b)).at(-1);
    if (newest !== undefined && newest !== known.at(-1)) {
      known.push(newest);
      series = known.length;
    }
    return Math.max(1, series);
  };
}
