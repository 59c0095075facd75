import type { ClientBase } from 'pg';
import type { DayRange } from '../../../kernel/calendar.ts';
import { POLICY, publicEstimate } from '../../../statistics/index.ts';
import type { Directory } from '../../registry/index.ts';
import { subjectKey, type SubjectTallies } from '../disclosure.rules.ts';
import type { EstimateValue } from '../estimate-value.ts';
import { readFlow } from '../flow.repository.ts';
import { isInternal } from '../internal-clients.rules.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import { publishedGrainOf } from '../periods.rules.ts';
import type { PublicationRow } from '../publication.rules.ts';
import { CORE_ITEMS, sumTallies, type Tally } from '../tally.ts';
import { frozenIn, type MethodInForce } from './method-in-force.rules.ts';
import { scoreEstimate } from './score-estimate.ts';
import { channelWeights } from './channel-weights.rules.ts';
import { publishedIngredients, type ServiceRows } from './publish-ingredients.ts';
import { readToldBefore } from './told-before.repository.ts';
import { type PublishedBasis, type PublishedScore, type PublishedScores, SCORE_BASES } from './published-scores.ts';
import { scoreIngredients } from './score-ingredients.rules.ts';
import type { AdjustedMeasure } from './score.rules.ts';
import { type FlowShare, sumOfStrata } from './stratum.ts';

const MEASURES: readonly AdjustedMeasure[] = ['SAT', 'EASE', 'TIME', 'CSI'];

/** A country of hundreds of services takes seconds to compute. */
const BLOCKS_AT_MOST_MS = 50;

/** A period with its rows, scores among them. */
export interface ScoredPeriod {
  subjects: readonly SubjectTallies[];
  rows: readonly PublicationRow[];
}

/** What the scores of a period are made of. */
export interface ScoreSources {
  directory: Directory;
  method: MethodInForce;
  period: DayRange;
  /** Of a quarter its months, as they are published. */
  months?: readonly ScoredPeriod[];
  /** What is told of the ingredients of a score. */
  ingredientsOf?: typeof scoreIngredients;
  /** What is told of the weights of channels. */
  weightsOf?: typeof channelWeights;
}

/**
 * Adds both scores to the rows of a period. A score is published where the raw figure is, under the same rounding, and
 * only where its strata are the very answers that the raw figure was made of. Internal services have none.
 */
export async function withScores(
  client: ClientBase,
  {
    directory,
    method,
    period,
    months = [],
    ingredientsOf = scoreIngredients,
    weightsOf = channelWeights,
  }: ScoreSources,
  subjects: readonly SubjectTallies[],
  rows: readonly PublicationRow[],
): Promise<PublicationRow[]> {
  // Those that the edition accepted: what came late and waits is in no score either.
  const strataOf = new Map(subjects.flatMap(({ subject, strata }) => (strata ? [[subject.id, strata] as const] : [])));
  const flowOf = await readShares(client, directory, period);
  const tallyOf = new Map(subjects.map((one) => [subjectKey(one.subject), one]));
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
      SCORE_BASES.map((basis) => [
        basis,
        Object.fromEntries(MEASURES.map((measure) => [measure, scoreOf(basis, measure)])),
      ]),
    ) as PublishedScores['scores'];
    return { ...row, figures: { ...figures, adjusted: { ...frozenIn(method), scores } } };
  };
  const scored = await inTurns(client, rows, scoredRow);
  if (publishedGrainOf(period) !== 'QUARTER') return scored;
  const [ofQuarter, ...ofMonths] = [{ subjects, rows: scored }, ...months].map(serviceRows);
  const before = await readToldBefore(client, period);
  return inTurns(client, scored, (row) => {
    const { subject, breakdown, figures } = row;
    // What links brought to another scale cannot be computed again from shares.
    if (subject.kind !== 'SERVICE' || breakdown !== 'ALL' || !figures.adjusted || figures.linkedVersions) return row;
    const { scores } = figures.adjusted;
    const ingredients = publishedIngredients(flowOf.get(subject.id) ?? [], {
      table: method.table,
      quarter: { ...ofQuarter!(subject.id), scores },
      months: ofMonths.map((rowsOf) => rowsOf(subject.id)),
      before: before.get(subject.id) ?? { weights: false, modes: false },
      ingredientsOf,
      weightsOf,
    });
    return { ...row, figures: { ...figures, adjusted: { ...figures.adjusted, ingredients } } };
  });
}

/** What there is of a service in a period, by its id. */
function serviceRows({ subjects, rows }: ScoredPeriod): (service: string) => ServiceRows {
  const strataOf = new Map(subjects.map(({ subject, strata }) => [subject.id, strata ?? []]));
  const rowsOf = Map.groupBy(
    rows.filter(({ subject }) => subject.kind === 'SERVICE'),
    ({ subject }) => subject.id,
  );
  return (service) => {
    const own = rowsOf.get(service) ?? [];
    return {
      strata: strataOf.get(service) ?? [],
      scores: own.find(({ breakdown }) => breakdown === 'ALL')?.figures.adjusted?.scores,
      channels: own.filter(({ breakdown }) => breakdown === 'CHANNEL'),
    };
  };
}

/** Every row made anew; others have their turn meanwhile, and the transaction is not taken for an abandoned one. */
async function inTurns(
  client: ClientBase,
  rows: readonly PublicationRow[],
  make: (row: PublicationRow) => PublicationRow,
): Promise<PublicationRow[]> {
  const made: PublicationRow[] = [];
  let since = performance.now();
  for (const row of rows) {
    made.push(make(row));
    if (performance.now() - since < BLOCKS_AT_MOST_MS) continue;
    await client.query('select');
    since = performance.now();
  }
  return made;
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
