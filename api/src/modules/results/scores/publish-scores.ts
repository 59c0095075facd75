import type { Basis, ModeAdjustment, ModeEffectReason, Weighting } from '@otklik/schema';
import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import { POLICY, publicEstimate } from '../../../statistics/index.ts';
import type { Directory } from '../../registry/index.ts';
import { subjectKey, type SubjectTallies } from '../disclosure.rules.ts';
import type { EstimateValue } from '../estimate-value.ts';
import { readFlow } from '../flow.repository.ts';
import { isInternal } from '../internal-clients.rules.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import type { PublicationRow, PublishedMeasure } from '../publication.rules.ts';
import { CORE_ITEMS, sumTallies, type Tally } from '../tally.ts';
import { type FrozenVersions, frozenIn, type MethodInForce } from './method-in-force.rules.ts';
import { scoreEstimate } from './score-estimate.ts';
import { type ScoreIngredients, scoreIngredients } from './score-ingredients.rules.ts';
import type { AdjustedMeasure } from './score.rules.ts';
import { type FlowShare, type Stratum, sumOfStrata } from './stratum.ts';

const BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const satisfies Basis[];
export type PublishedBasis = (typeof BASES)[number];
const MEASURES: readonly AdjustedMeasure[] = ['SAT', 'EASE', 'TIME', 'CSI'];

/** A country of hundreds of services takes seconds to compute. */
const BLOCKS_AT_MOST_MS = 50;

/** One score as it is published. */
export type PublishedScore = NonNullable<PublishedMeasure> & {
  modeAdjustment: ModeAdjustment;
  modeReason: ModeEffectReason | null;
  /** Absent: no. */
  modesVary?: true;
  /** Absent: no, and in rows that are older. */
  channelsVary?: true;
  weighting: Weighting;
  /** Percent, rounded down to 5. */
  coverage: number | null;
};

/** Both scores of everything whose raw figure is published; null where there is none. */
export interface PublishedScores extends FrozenVersions {
  scores: Record<PublishedBasis, Record<AdjustedMeasure, PublishedScore | null>>;
  /** Of services as a whole, by quarter, from 100 answers; absent elsewhere and in rows that are older. */
  ingredients?: PublishedIngredients;
}

/** What anyone can compute the scores of items from. */
export type PublishedIngredients = Record<PublishedBasis, Record<AdjustedItem, ScoreIngredients | null>>;

/** What the scores of a period are made of. */
export interface ScoreSources {
  directory: Directory;
  method: MethodInForce;
  period: DayRange;
  /** What is told of the ingredients of a score. */
  ingredientsOf?: typeof scoreIngredients;
}

/**
 * Adds both scores to the rows of a period. A score is published where the raw figure is, under the same rounding, and
 * only where its strata are the very answers that the raw figure was made of. Internal services have none.
 */
export async function withScores(
  client: ClientBase,
  { directory, method, period, ingredientsOf = scoreIngredients }: ScoreSources,
  subjects: readonly SubjectTallies[],
  rows: readonly PublicationRow[],
): Promise<PublicationRow[]> {
  // Those that the edition accepted: what came late and waits is in no score either.
  const strataOf = new Map(subjects.flatMap(({ subject, strata }) => (strata ? [[subject.id, strata] as const] : [])));
  const flowOf = await readShares(client, directory, period);
  const tallyOf = new Map(subjects.map((one) => [subjectKey(one.subject), one]));
  const channelRows = Map.groupBy(
    rows.filter(({ breakdown }) => breakdown === 'CHANNEL'),
    ({ subject }) => subjectKey(subject),
  );
  const isQuarter = publishedGrainOf(period) === 'QUARTER';
  const scoredRow = (row: PublicationRow): PublicationRow => {
    const { subject, breakdown, breakdownKey, figures } = row;
    if (isInternal(subject, directory)) return row;
    const ids = subject.kind === 'AUTHORITY' ? directory.servicesWithin(subject.id) : [subject.id];
    const isWanted = ({ channel }: { channel: string }) => breakdown === 'ALL' || channel === breakdownKey;
    const strata = ids.flatMap((id) => strataOf.get(id) ?? []).filter(isWanted);
    const { byChannel } = tallyOf.get(subjectKey(subject))!;
    const tallies = [...byChannel].flatMap(([channel, tally]) => (isWanted({ channel }) ? [tally] : []));
    if (!isSame(sumOfStrata(strata), sumTallies(tallies))) return row;
    const flow = ids.flatMap((id) => flowOf.get(id) ?? []).filter(isWanted);
    const keepsChannels = breakdown === 'CHANNEL' || subject.kind === 'TOUCHPOINT';
    const scoreOf = (basis: PublishedBasis, measure: AdjustedMeasure) =>
      figures.measures[measure] &&
      publishedScore(
        scoreEstimate(strata, flow, method, {
          measure,
          basis,
          stream: 'SCORE',
          keepsChannels,
          otherwise: 'WITHHOLD',
        }).estimate,
      );
    const scores = Object.fromEntries(
      BASES.map((basis) => [basis, Object.fromEntries(MEASURES.map((measure) => [measure, scoreOf(basis, measure)]))]),
    ) as PublishedScores['scores'];
    const published: PublishedScores = {
      ...frozenIn(method),
      scores,
    };
    // What links brought to another scale cannot be computed again from shares.
    if (isQuarter && subject.kind === 'SERVICE' && breakdown === 'ALL' && !figures.linkedVersions) {
      const channels = channelRows.get(subjectKey(subject)) ?? [];
      published.ingredients = publishedIngredients(strata, flow, { method, scores, channels, ingredientsOf });
    }
    return { ...row, figures: { ...figures, adjusted: published } };
  };
  const scored: PublicationRow[] = [];
  let since = performance.now();
  for (const row of rows) {
    scored.push(scoredRow(row));
    if (performance.now() - since < BLOCKS_AT_MOST_MS) continue;
    // Others have their turn, and the transaction is not taken for an abandoned one.
    await client.query('select');
    since = performance.now();
  }
  return scored;
}

/** Of every score that is published. Only whole services by quarter: no sum above or below them could be differenced. */
function publishedIngredients(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  {
    method: { table },
    scores,
    channels: rows,
    ingredientsOf,
  }: {
    method: MethodInForce;
    scores: PublishedScores['scores'];
    channels: readonly PublicationRow[];
    ingredientsOf: typeof scoreIngredients;
  },
): PublishedIngredients {
  const ofItem = (basis: PublishedBasis, item: AdjustedItem) => {
    if (!scores[basis][item]) return null;
    const channels = new Map(
      rows.flatMap(({ breakdownKey, figures }): [string, number][] => {
        const shown = figures.measures[item];
        return shown ? [[breakdownKey, shown.n]] : [];
      }),
    );
    return ingredientsOf(strata, flow, { item, basis, table, channels });
  };
  return Object.fromEntries(
    BASES.map((basis) => [basis, Object.fromEntries(ADJUSTED_ITEMS.map((item) => [item, ofItem(basis, item)]))]),
  ) as PublishedIngredients;
}

async function readShares(
  client: ClientBase,
  directory: Directory,
  period: DayRange,
): Promise<Map<string, FlowShare[]>> {
  const flow = await readFlow(client, directory, { serviceIds: null, period });
  return Map.groupBy(
    flow.map(({ serviceId, channel, segmentId, transactions }) => ({
      subjectId: serviceId,
      channel,
      segment: segmentId ?? UNKNOWN_SEGMENT,
      transactions,
    })),
    ({ subjectId }) => subjectId,
  );
}

const isSame = (a: Tally, b: Tally): boolean =>
  CORE_ITEMS.every((item) => a.counts[item].every((count, value) => count === b.counts[item][value]));

/** Under the rounding rule of the public; null where there is no such score. */
function publishedScore(estimate: EstimateValue): PublishedScore | null {
  const { value, interval, n, effectiveN, method, quality, modeAdjustment, modeReason, weighting, coverage } = estimate;
  if (value === null || n === null || !method || !modeAdjustment || !weighting) return null;
  const shown = publicEstimate({ value, interval, n, effectiveN });
  return {
    value: shown.value,
    low: shown.interval?.low ?? null,
    high: shown.interval?.high ?? null,
    n: shown.n,
    method,
    quality,
    modeAdjustment,
    modeReason,
    ...(estimate.modesVary && { modesVary: true }),
    ...(estimate.channelsVary && { channelsVary: true }),
    weighting,
    coverage: coverage === null ? null : downTo(POLICY.told.coverageStep, coverage),
  };
}

const downTo = (step: number, value: number): number => Math.floor(value / step) * step;
