import type { Measure } from '@otklik/schema';
import type { Day, DayRange } from '../../../kernel/calendar.ts';
import { inSlices } from '../../../kernel/in-slices.ts';
import type { Directory } from '../../registry/index.ts';
import { answersOf } from '../measure-estimate.ts';
import type { BreakdownQuery, FigureFilter, FigureQuery, FigureSubject, TrendQuery } from '../figure-query.ts';
import type { ComparedDimension } from '../figures.ts';
import { isInternal, staysRaw } from '../internal-clients.rules.ts';
import { UNKNOWN_SEGMENT } from '../mode-table/mode-table.ts';
import type { WholeTallyQuery } from '../tally-query.ts';
import type { TallyReader } from '../tally-reader.ts';
import type { TallyPart } from '../tally.repository.ts';
import type { ComparableFigure } from '../comparison/compared-figure.ts';
import type { VersionRule } from '../linking/version-rule.ts';
import { contextOf, momentsOf, rawFigure } from './comparable.rules.ts';
import { type EarlierMixScore, type EstimateValue, roundedForStaff } from '../estimate-value.ts';
import type { FlowReader } from './flow-reader.ts';
import type { FrozenMethod } from './frozen-method.ts';
import type { MethodInForce } from './method-in-force.rules.ts';
import type { RememberedFigures } from './remembered-figures.ts';
import { isAdjusted } from './score.rules.ts';
import { scoreEstimate } from './score-estimate.ts';
import { type FlowShare, type Stratum, sumOfStrata } from './stratum.ts';

/** What of a tally an adjusted measure is made of, beside the counts of SAT. */
const PARTS_OF: Record<Measure, readonly TallyPart[]> = {
  SAT: [],
  EASE: ['EASE'],
  TIME: ['TIME'],
  RESULT: ['RESULT'],
  CSI: ['EASE', 'TIME', 'PAIRS'],
};

/** One value of a dimension with its figure, on any basis. */
export interface ComparableRow extends ComparableFigure {
  key: string | null;
  /** Answers, shown or not. */
  n: number;
}

/** Values of a dimension that strata are told apart by. */
type StratumDimension = Exclude<BreakdownQuery['by'], 'TOUCHPOINT' | 'LANGUAGE'>;

type Adjusted<Query extends FigureQuery> = Query & { basis: 'AS_EXPERIENCED' | 'LIKE_FOR_LIKE' };
type Whole<Query> = Omit<Query, 'period'> & Pick<WholeTallyQuery, 'period'>;

/** What a figure is of beside its question. */
interface FigureOptions {
  /** One of the parts by this dimension; null: the whole. */
  by?: BreakdownQuery['by'] | null;
  /** What it is adjusted with, unless that is what is in force. */
  method?: MethodInForce;
  /** It stays raw whatever was answered: others of the same line do. */
  isRaw?: boolean;
}

export interface StaffScoresOptions {
  reader: TallyReader;
  flow: FlowReader;
  /** What was made of whole months before. */
  remembered: RememberedFigures;
  method: FrozenMethod;
  directory: Directory;
}

/** The two scores from tallies, exact: for staff, and for whoever publishes. */
export class StaffScores {
  readonly #options: StaffScoresOptions;

  constructor(options: StaffScoresOptions) {
    this.#options = options;
  }

  /** True for a question that is answered here; all others have but the raw figure. */
  adjusts<Query extends FigureQuery>(subject: FigureSubject, query: Query): query is Adjusted<Query> {
    const { basis, measure, stream } = query;
    return (
      basis !== undefined &&
      basis !== 'RAW' &&
      isAdjusted(measure) &&
      stream === 'SCORE' &&
      !isInternal(subject, this.#options.directory)
    );
  }

  /** The figure of a subject on any basis, with what is needed to put it beside others. */
  comparable(subject: FigureSubject, query: Whole<FigureQuery>): Promise<ComparableFigure> {
    return this.#options.remembered.of('WHOLE', subject, query, async () => {
      if (!this.adjusts(subject, query)) {
        const { period, stream, filter, measure } = query;
        const [bucket] = await this.#options.reader.strata(subject, { period, stream, filter }, PARTS_OF[measure]);
        return inSlices(() => rawFigure(bucket?.strata ?? [], query, this.rule));
      }
      const { strata, flow } = await this.#read(subject, query);
      return inSlices(() => this.#figure(subject, query, strata, flow));
    });
  }

  /**
   * A like-for-like score as it would be on the mix of the year before, from the same answers and effects; null where
   * there is none, and where neither mix moves it.
   */
  async onEarlierMix(subject: FigureSubject, query: Whole<Adjusted<FigureQuery>>): Promise<EarlierMixScore | null> {
    const { inForce } = this.#options.method;
    const { earlierMix } = inForce;
    if (query.basis !== 'LIKE_FOR_LIKE' || !earlierMix) return null;
    const now = await this.comparable(subject, query);
    const before = await this.#options.remembered.of('EARLIER_MIX', subject, query, async () => {
      const { strata, flow } = await this.#read(subject, query);
      const method = { ...inForce, mix: earlierMix };
      return inSlices(() => this.#figure(subject, query, strata, flow, { method }));
    });
    const { value, interval } = roundedForStaff(before.estimate);
    if (value === null || !interval || !(isMovedToMix(now) || isMovedToMix(before))) return null;
    return { referenceMix: earlierMix.year, score: value, ...interval };
  }

  async #read(subject: FigureSubject, query: Whole<FigureQuery>): Promise<{ strata: Stratum[]; flow: FlowShare[] }> {
    const { reader, flow } = this.#options;
    // The question itself, so that what follows from it is found again for the next row of a list.
    const [buckets, flows] = await Promise.all([
      reader.strata(subject, query, PARTS_OF[query.measure]),
      flow.flow(subject, query),
    ]);
    return { strata: buckets[0]?.strata ?? [], flow: flows[0]?.flow ?? [] };
  }

  /** Figures of the parts of a subject on any basis, with what is needed to put them beside one another. */
  async comparableParts(
    subject: FigureSubject,
    query: Whole<FigureQuery> & { by: ComparedDimension },
  ): Promise<ComparableRow[]> {
    if (this.adjusts(subject, query)) return this.breakdown(subject, query);
    const groups = await this.#strataBy(subject, query);
    return [...groups].map(([key, strata]) => ({
      ...rowOf(key, strata, query.measure),
      ...rawFigure(strata, query, this.rule),
    }));
  }

  /**
   * Figures of the periods of a trend, in their order.
   * @param periods one after the other, each of the grain of the question
   */
  async trend(
    subject: FigureSubject,
    query: Whole<Adjusted<TrendQuery>>,
    periods: readonly DayRange[],
  ): Promise<EstimateValue[]> {
    const { grain: _grain, ...whole } = query;
    const questions = periods.map((period): Whole<FigureQuery> => ({ ...whole, period }));
    // Days and weeks are not weighted by transactions, as figures of the same days are: they are read apart.
    const isOfMonths = query.grain === 'MONTH' || query.grain === 'QUARTER';
    const isRemembered = await Promise.all(
      questions.map(async (question) => isOfMonths && (await this.#options.remembered.isRemembered(question))),
    );
    const read = await this.#readTrend(
      subject,
      query,
      periods.filter((_, place) => !isRemembered[place]),
    );
    return Promise.all(
      periods.map(async (period, place) =>
        isRemembered[place] ? (await this.comparable(subject, questions[place]!)).estimate : read(period.from),
      ),
    );
  }

  /** Those that have to be read, in one statement. */
  async #readTrend(
    subject: FigureSubject,
    query: Whole<Adjusted<TrendQuery>>,
    periods: readonly DayRange[],
  ): Promise<(start: Day) => EstimateValue> {
    const [first, last] = [periods[0], periods.at(-1)];
    const { stream, filter, grain, measure } = query;
    const { reader, flow } = this.#options;
    const period = { from: first?.from ?? '', to: last?.to ?? '' };
    const [buckets, flows] = first
      ? await Promise.all([
          reader.strata(subject, { period, stream, filter, bucket: grain }, PARTS_OF[measure]),
          flow.flow(subject, { period, filter, bucket: grain }),
        ])
      : [[], []];
    const strataOf = new Map(buckets.map(({ bucket, strata }) => [bucket, strata]));
    const flowOf = new Map(flows.map(({ bucket, flow: shares }) => [bucket, shares]));
    // One line is on one basis: what stays raw in one period does in all.
    const isRaw =
      filter?.touchpointIds !== undefined && buckets.some(({ strata }) => this.#staysRaw(subject, query, strata));
    return (start) =>
      this.#figure(subject, query, strataOf.get(start) ?? [], flowOf.get(start) ?? [], { isRaw }).estimate;
  }

  /** Figures by a dimension, in no promised order. */
  breakdown(subject: FigureSubject, query: Whole<Adjusted<BreakdownQuery>>): Promise<ComparableRow[]> {
    return this.#options.remembered.of('PARTS', subject, query, async () => {
      const { by, measure } = query;
      const [groups, flowOf] = await Promise.all([this.#strataBy(subject, query), this.#flowBy(subject, query)]);
      return inSlices(() =>
        [...groups].map(([key, strata]) => ({
          ...rowOf(key, strata, measure),
          ...this.#figure(subject, query, strata, flowOf(key), { by }),
        })),
      );
    });
  }

  /** Answers by a dimension. */
  async #strataBy(
    subject: FigureSubject,
    { period, stream, filter, by, measure }: Whole<BreakdownQuery>,
  ): Promise<Map<string, Stratum[]>> {
    const { reader } = this.#options;
    const whole = { period, stream, filter };
    if (by === 'TOUCHPOINT' || by === 'LANGUAGE') {
      const cells = await reader.cellStrata(subject, whole, PARTS_OF[measure]);
      return Map.groupBy(cells, ({ touchpointId, language }) => (by === 'LANGUAGE' ? language : touchpointId));
    }
    const [bucket] = await reader.strata(subject, whole, PARTS_OF[measure]);
    return Map.groupBy(bucket?.strata ?? [], (stratum) => keyOf(by, stratum));
  }

  /** Transactions by a dimension; there are none of a mode, language or source class. */
  async #flowBy(
    subject: FigureSubject,
    { period, filter, by }: Whole<BreakdownQuery>,
  ): Promise<(key: string) => FlowShare[]> {
    const { flow } = this.#options;
    if (by === 'TOUCHPOINT') {
      const shares = Map.groupBy(await flow.byTouchpoint(subject, { period, filter }), (share) => share.touchpointId);
      return (key) => shares.get(key) ?? [];
    }
    if (by !== 'CHANNEL' && by !== 'SEGMENT') return () => [];
    const [whole] = await flow.flow(subject, { period, filter });
    const shares = Map.groupBy(whole?.flow ?? [], ({ channel, segment }) => (by === 'CHANNEL' ? channel : segment));
    return (key) => shares.get(key) ?? [];
  }

  #figure(
    subject: FigureSubject,
    query: Pick<Adjusted<FigureQuery>, 'measure' | 'stream' | 'basis' | 'filter'>,
    strata: readonly Stratum[],
    flow: readonly FlowShare[],
    { by = null, method = this.#options.method.inForce, isRaw = false }: FigureOptions = {},
  ): ComparableFigure {
    const { measure, stream, basis, filter } = query;
    if (isRaw || this.#staysRaw(subject, query, strata, by)) return rawFigure(strata, query, this.rule);
    const keepsChannels =
      by === 'CHANNEL' || by === 'TOUCHPOINT' || subject.kind === 'TOUCHPOINT' || isOfOneChannel(filter);
    const { otherwise } = this.rule;
    const question = { measure, stream, basis, keepsChannels, otherwise };
    const { estimate, score, strata: taken } = scoreEstimate(strata, flow, method, question);
    return { estimate, moments: score && momentsOf(score), context: contextOf(taken, measure, estimate, score) };
  }

  #staysRaw(
    subject: FigureSubject,
    { filter }: Pick<FigureQuery, 'filter'>,
    strata: readonly Stratum[],
    by: BreakdownQuery['by'] | null = null,
  ): boolean {
    const isOfTouchpoints = by === 'TOUCHPOINT' || filter?.touchpointIds !== undefined;
    return staysRaw(subject, strata, isOfTouchpoints, this.#options.directory);
  }

  /** Staff may know what nothing joins to the newest version, and how much that is. */
  get rule(): VersionRule {
    return { links: this.#options.method.inForce.links, otherwise: 'NEWEST' };
  }
}

/** Whether channels or segments were moved. */
const isMovedToMix = ({ moments }: ComparableFigure): boolean =>
  [...(moments?.loadings.values() ?? [])].some((own) =>
    [...own].some(([key, size]) => size !== 0 && (key.startsWith('CHANNEL:') || key.startsWith('SEGMENT:'))),
  );

const rowOf = (key: string, strata: readonly Stratum[], measure: Measure) => ({
  key: key === UNKNOWN_SEGMENT ? null : key,
  n: answersOf(sumOfStrata(strata), measure),
});

const isOfOneChannel = (filter: FigureFilter | null): boolean =>
  filter?.channels?.length === 1 || filter?.touchpointIds?.length === 1;

function keyOf(by: StratumDimension, { channel, mode, segment, sourceClass }: Stratum): string {
  switch (by) {
    case 'CHANNEL':
      return channel;
    case 'MODE':
      return mode;
    case 'SEGMENT':
      return segment;
    case 'SOURCE_CLASS':
      return sourceClass;
  }
}
