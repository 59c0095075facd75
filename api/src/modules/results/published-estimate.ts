import { POLICY, tQuantile } from '../../statistics/index.ts';
import { type ComparableFigure, type FigureContext, incomparable } from './comparison/compared-figure.ts';
import { type EstimateValue, UNADJUSTED, withheld } from './estimate-value.ts';
import type { FigureQuery } from './figure-query.ts';
import type { PublishedRow } from './published-rows.ts';
import { isAdjusted } from './scores/score.rules.ts';
import type { ScoredClass } from './source-classes.rules.ts';

/** Nobody is told whether there were no answers, too few, or enough but another figure would be given away. */
export function publishedEstimate(
  row: PublishedRow | null,
  { measure, basis = 'RAW' }: Pick<FigureQuery, 'measure' | 'basis'>,
): EstimateValue {
  const raw = row?.figures.measures[measure];
  const adjusted = row?.figures.adjusted;
  // What was never adjusted, such as RESULT, is the raw figure on every basis, and says so.
  const isAdjustable = basis !== 'RAW' && isAdjusted(measure) && adjusted !== undefined;
  if (!row || !raw) {
    const isIndex = measure === 'CSI' && row?.figures.measures.SAT;
    const isApart = row?.figures.apart?.measures.includes(measure);
    const reason = isApart ? 'MIXED_VERSIONS' : isIndex ? 'INDEX_INCOMPLETE' : 'TOO_FEW';
    return withheld(reason, isAdjustable ? { basis } : {});
  }
  const score = isAdjustable ? adjusted.scores[basis][measure] : null;
  if (isAdjustable && !score) return withheld('NO_REFERENCE_MIX', { basis });
  const shown = score ?? raw;
  return {
    value: shown.value,
    interval: shown.low === null || shown.high === null ? null : { low: shown.low, high: shown.high },
    n: shown.n,
    effectiveN: null,
    method: shown.method,
    quality: shown.quality,
    suppressed: false,
    reason: null,
    instrumentVersion: row.figures.instrumentVersion,
    methodVersion: row.methodVersion,
    ...UNADJUSTED,
    linkedVersions: measure === 'RESULT' ? [] : (row.figures.linkedVersions ?? []),
    ...(score && {
      basis,
      modeAdjustment: score.modeAdjustment,
      modeReason: score.modeReason,
      modesVary: score.modesVary ?? false,
      channelsVary: score.channelsVary ?? false,
      weighting: score.weighting,
      coverage: score.coverage,
      modeTable: adjusted!.modeTable,
      referenceMix: basis === 'LIKE_FOR_LIKE' ? adjusted!.referenceMix : null,
    }),
  };
}

/**
 * A published figure beside others. Of its interval only whole numbers are known: it is taken to be as wide as it may
 * have been before it was rounded. In which modes the answers came is not published.
 * @param classes the rows of its source classes, where any are published
 */
export function publishedComparable(
  row: PublishedRow | null,
  query: FigureQuery,
  classes: readonly PublishedRow[] = [],
): ComparableFigure {
  const estimate = publishedEstimate(row, query);
  const { value, interval, n, instrumentVersion } = estimate;
  if (value === null || !interval || n === null) return incomparable(estimate);
  const deviation = (interval.high - interval.low + 1) / 2 / tQuantile((1 + POLICY.confidence) / 2, n - 1);
  return {
    estimate,
    moments: { value, variance: deviation ** 2, degreesOfFreedom: n - 1, loadings: new Map() },
    context: {
      majors: new Set(instrumentVersion ? [instrumentVersion.split('.')[0]!] : []),
      isModeKnown: isModeKnown(row, estimate, query),
      unadjusted: new Map(),
      sourceClasses: publishedClasses(classes),
    },
  };
}

/**
 * How the respondents were reached, as far as it is published: of the answers to SAT, with which every rating begins. What
 * is not of the one class is of the other; null where neither is published.
 */
function publishedClasses(rows: readonly PublishedRow[]): FigureContext['sourceClasses'] {
  const shareOf = (scored: ScoredClass) => rows.find(({ key }) => key === scored)?.figures.share ?? null;
  const [random, prompt] = [shareOf('RANDOM'), shareOf('PROMPT')];
  if (random === null && prompt === null) return null;
  const invited = random ?? 100 - prompt!;
  return new Map([
    ['RANDOM', invited / 100],
    ['PROMPT', 1 - invited / 100],
  ]);
}

/**
 * What is never adjusted, RESULT, is a fact: the mode makes no difference to it. A raw figure has all modes in it, so it can
 * stand beside others only where its scores tell that all was answered on the web.
 */
function isModeKnown(
  row: PublishedRow | null,
  { modeAdjustment }: EstimateValue,
  { measure, basis = 'RAW' }: Pick<FigureQuery, 'measure' | 'basis'>,
): boolean {
  if (!isAdjusted(measure)) return true;
  if (basis !== 'RAW') return modeAdjustment === 'ADJUSTED' || modeAdjustment === 'NOT_NEEDED';
  return row?.figures.adjusted?.scores.AS_EXPERIENCED[measure]?.modeAdjustment === 'NOT_NEEDED';
}
