import type { Measure, Mode, SourceClass, Stream } from '@otklik/schema';
import type { ComparableFigure, FigureContext, FigureMoments } from '../comparison/compared-figure.ts';
import { estimateOfTally, type EstimateValue } from '../estimate-value.ts';
import { answersOf } from '../measure-estimate.ts';
import { ADJUSTED_ITEMS, REFERENCE_MODE } from '../mode-table/mode-table.ts';
import type { Score } from './score.rules.ts';
import { majorOf } from '../tally.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { strataOfMajor, type Stratum, sumOfStrata } from './stratum.ts';
import { meanOfUnadjusted } from './unadjusted-modes.rules.ts';

/** What of a score a difference is made of. */
export const momentsOf = ({ value, moments, loadings }: Score): FigureMoments => ({
  value,
  variance: moments.variance,
  degreesOfFreedom: moments.degreesOfFreedom,
  loadings,
});

/** A figure that was not adjusted: every mode but the web is left as it is. */
export function rawFigure(
  strata: readonly Stratum[],
  { measure, stream }: { measure: Measure; stream: Stream },
  rule: VersionRule,
): ComparableFigure {
  const estimate = estimateOfTally(sumOfStrata(strata), measure, stream, rule);
  const taken = estimate.leftOutVersions.length > 0 ? strataOfMajor(strata, estimate.instrumentVersion!) : strata;
  return { estimate, moments: rawMoments(estimate), context: contextOf(taken, measure, estimate, null) };
}

/** V is what the interval was made of, p̂(1 − p̂)/n_eff; null without an interval. */
export function rawMoments({ value, n, effectiveN }: EstimateValue): FigureMoments | null {
  if (value === null || n === null || effectiveN === null) return null;
  return {
    value,
    variance: (value * (100 - value)) / effectiveN,
    degreesOfFreedom: Math.max(1, n - 1),
    loadings: new Map(),
  };
}

/** What decides whether the figure can be put beside others. RESULT is a fact: the mode makes no difference to it. */
export function contextOf(
  strata: readonly Stratum[],
  measure: Measure,
  { linkedVersions, instrumentVersion }: Pick<EstimateValue, 'linkedVersions' | 'instrumentVersion'>,
  score: Score | null,
): FigureContext {
  const versions =
    linkedVersions.length > 0 ? [instrumentVersion!] : strata.flatMap(({ tally }) => tally.instrumentVersions);
  const majors = new Set(versions.map(majorOf));
  const left = (mode: Mode) => mode !== REFERENCE_MODE && measure !== 'RESULT';
  return {
    majors,
    isModeKnown: true,
    unadjusted:
      score?.unadjusted ??
      meanOfUnadjusted(
        itemsOf(measure).map((item) =>
          shares(
            strata.map((stratum): [Mode, number] => [stratum.mode, answersOf(stratum.tally, item)]),
            left,
          ),
        ),
      ),
    sourceClasses: shares<SourceClass>(
      strata.map(({ sourceClass, tally }) => [sourceClass, answersOf(tally, measure)]),
      () => true,
    ),
  };
}

const itemsOf = (measure: Measure): readonly Exclude<Measure, 'CSI'>[] =>
  measure === 'CSI' ? ADJUSTED_ITEMS : [measure];

function shares<Key>(counts: readonly (readonly [Key, number])[], isWanted: (key: Key) => boolean): Map<Key, number> {
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  const found = new Map<Key, number>();
  if (total === 0) return found;
  for (const [key, n] of counts) if (n > 0 && isWanted(key)) found.set(key, (found.get(key) ?? 0) + n / total);
  return found;
}
