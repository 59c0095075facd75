/** Front door of the figures. */
import { FigureChangeFields, FigureChangesResolver } from './comparison/changes.resolver.ts';
import { ComparisonFields, ComparisonItemFields, ComparisonResolver } from './comparison/comparison.resolver.ts';
import { AuthorityDrivers, DriversFields, SubjectDrivers } from './drivers/drivers.resolver.ts';
import { EstimateOnEarlierMix } from './earlier-mix.resolver.ts';
import type { Figures } from './figures.ts';
import type { OperationFigures } from './operation-figures.ts';
import {
  NormLabel,
  NormsResolver,
  NormBesideTimeField,
  ServiceNorms,
  ServiceParticipation,
  TouchpointNorms,
} from './operations.fields.resolver.ts';
import { AuthorityFigures, SubjectFigures } from './figures.fields.resolver.ts';
import {
  FrozenMethodResolver,
  MixEffectFields,
  ModeTableItemFields,
  ReferenceMixFields,
} from './mode-table/mode-table.resolver.ts';
import { BridgeStatusResolver, TouchpointInvitationFields } from './bridge/bridge-status.resolver.ts';
import { DistributionBarLabel, DistributionBars } from './labels.fields.resolver.ts';
import {
  InstrumentLinkFields,
  ParallelRunLinks,
  ParallelRunStaff,
  UndrawnAnswersFields,
} from './linking/linking.resolver.ts';
import {
  LifeSituationWhole,
  SituationServiceFields,
  SituationStageFields,
  WholeAndPartsFields,
} from './life-situations/whole-and-parts.resolver.ts';
import type { FigureReaders } from './figures-for.ts';
import { SubjectOpenDifference } from './open-difference.resolver.ts';
import { PeriodsResolver } from './periods.resolver.ts';
import type { DrawCounter } from './linking/draw-counter.ts';
import { FrozenMethod } from './scores/frozen-method.ts';
import { IngredientShareFields, ServiceIngredients } from './scores/ingredients.resolver.ts';
import type { StaffAnalyses } from './staff-analyses.ts';
import type { FixedMixMonths } from './trends/fixed-mix-months.ts';
import { AuthorityChart, ControlChartFields, SubjectChart, TrendEventFields } from './trends/control-chart.resolver.ts';

declare module '../../kernel/request-context.ts' {
  interface RequestContext {
    /** What reads tallies and transactions for this request, whose audience it does not ask about. */
    readers: FigureReaders;
    /** Figures for the audience of this request. */
    figures: Figures;
    /** Trends, life situations and drivers for the staff of this request. */
    analyses: StaffAnalyses;
    /** Scores on a fixed mix that verdicts are computed from; shown to nobody. */
    fixedMix: FixedMixMonths;
    /** What partners report of services, for staff who own them. */
    operations: OperationFigures;
    /** Compares answers of parallel runs with their draw. */
    draws: DrawCounter;
    /** What scores are adjusted with. */
    method: FrozenMethod;
  }
}

export type { DriverPair } from './driver-pair.ts';
export { type DriverPairRequest, readDriverPairs } from './driver-pair.repository.ts';
export {
  type FlowStratum,
  type MixStratum,
  type Participation,
  readFlow,
  readParticipation,
  readYearMix,
} from './flow.repository.ts';
export { type JourneyUse, readJourneyUse } from './journey-use.repository.ts';
export { type NormCounts, readNorms } from './norm.repository.ts';
export type { MixScore, MonthsOnMix } from './trends/fixed-mix-months.ts';
export { type EstimateValue, withheld } from './estimate-value.ts';
export { majorOf } from './tally.ts';
export { isAdjusted } from './scores/score.rules.ts';
export { loadingDifference, loadingVariance, type LoadingsByItem, meanLoadings } from './scores/loadings.rules.ts';
export type { SharedErrors } from './scores/shared-errors.rules.ts';
export { areModesApart, badgesOf } from './comparison/comparability.rules.ts';
export { changeOfFigure, type ShownChangeOfFigure } from './comparison/change-of-figure.ts';
export {
  ComparabilityBadgeType,
  ComparisonOutcome,
  type DifferenceType,
  type NotComparableType,
} from './comparison/comparison.graphql.ts';
export type { FigureQuery, FigureSubject } from './figure-query.ts';
export type { Figures, TrendPoint } from './figures.ts';
export { EstimateType, IntervalType, PeriodEstimateType, PeriodInput, PeriodType } from './estimate.graphql.ts';
export { analysesFor, fixedMixFor } from './analyses-for.ts';
export { figuresFor, readersFor } from './figures-for.ts';
export { OperationFigures } from './operation-figures.ts';
export { periodOfInput } from './figure-arguments.ts';
export { DrawCounter } from './linking/draw-counter.ts';
export { MonthMemory } from './month-memory.ts';
export { closedPeriods, isClosed, latestClosedQuarter } from './periods.rules.ts';
export { describeModeTable } from './mode-table/describe-mode-table.ts';
export { MethodFreezer } from './mode-table/method-freezer.ts';
export { Publisher } from './publisher.ts';
export { RunningSumsKeeper } from './running-sums/running-sums-keeper.ts';
export { FrozenMethod };
export { recount } from './recount.ts';
export type { RecountDifference } from './recount-difference.ts';

export const publicResolvers = [
  SubjectFigures,
  ServiceIngredients,
  IngredientShareFields,
  AuthorityFigures,
  DistributionBars,
  DistributionBarLabel,
  PeriodsResolver,
  ParallelRunLinks,
  InstrumentLinkFields,
  NormsResolver,
  NormLabel,
  FrozenMethodResolver,
  ModeTableItemFields,
  MixEffectFields,
  ReferenceMixFields,
  ComparisonResolver,
  ComparisonFields,
  ComparisonItemFields,
] as const;

/** Resolvers that only the staff schema has. */
export const staffResolvers = [
  ParallelRunStaff,
  UndrawnAnswersFields,
  NormBesideTimeField,
  EstimateOnEarlierMix,
  SubjectOpenDifference,
  ServiceNorms,
  TouchpointNorms,
  ServiceParticipation,
  BridgeStatusResolver,
  TouchpointInvitationFields,
  SubjectChart,
  AuthorityChart,
  ControlChartFields,
  TrendEventFields,
  LifeSituationWhole,
  WholeAndPartsFields,
  SituationServiceFields,
  SituationStageFields,
  FigureChangesResolver,
  FigureChangeFields,
  SubjectDrivers,
  AuthorityDrivers,
  DriversFields,
] as const;
