import type { Stratum } from '../scores/stratum.ts';
import { majorOf } from './version-events.rules.ts';

/**
 * Numbers the series of a line, period by period: a new one begins with each new major version of the questionnaire.
 * A period in which two of them were answered is of neither line; it counts to the newer one.
 */
export function seriesCounter(): (strata: readonly Stratum[]) => { series: number; isMixed: boolean } {
  const known: string[] = [];
  let series = 0;
  return (strata) => {
    const majors = new Set(strata.flatMap(({ tally }) => tally.instrumentVersions.map(majorOf)));
    const newest = [...majors].toSorted((a, b) => Number(a) - Number(b)).at(-1);
    if (newest !== undefined && newest !== known.at(-1)) {
      known.push(newest);
      series = known.length;
    }
    return { series: Math.max(1, series), isMixed: majors.size > 1 };
  };
}
