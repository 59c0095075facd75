import type { Basis } from '@otklik/schema';
import type { ComparableFigure, ComparedFigure } from '../src/modules/results/comparison/compared-figure.ts';
import { WITHHOLD_MIXED } from '../src/modules/results/linking/version-rule.ts';
import type { EstimateValue } from '../src/modules/results/estimate-value.ts';
import { contextOf, momentsOf, rawFigure } from '../src/modules/results/scores/comparable.rules.ts';
import type { MethodInForce } from '../src/modules/results/scores/method-in-force.rules.ts';
import { scoreEstimate } from '../src/modules/results/scores/score-estimate.ts';
import type { FlowShare, Stratum } from '../src/modules/results/scores/stratum.ts';
import type { Country, SimulatedService } from './country.ts';
import { type AnswerCell, type ClientGroup, flowOf, type Months, strataOf } from './draw-answers.ts';
import type { FrozenForRun } from './freeze-method.ts';
import { LATEST_QUARTER } from './run-calendar.ts';
import { experiencedTruth, likeForLikeTruth, type Population, type TruthQuestion } from './truth.ts';

/** The estimators that are judged: the naive mean, and the two scores. */
export const BASES = ['RAW', 'AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const satisfies readonly Basis[];
export type JudgedBasis = (typeof BASES)[number];

/** An interval beside what is true of all clients, and of those who respond. */
export interface JudgedInterval {
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  truth: Record<Population, number>;
}

/** The figure of a service. The naive mean is judged by what the as-experienced score stands for. */
export interface JudgedFigure extends JudgedInterval {
  service: string;
  basis: JudgedBasis;
  /** Whether it says that what was taken out of it for the modes differs between channels. */
  modesVary: boolean;
}

/** One service with its clients and their answers. */
export interface ServicePart {
  service: SimulatedService;
  clients: ClientGroup[];
  cells: AnswerCell[];
}

/** A figure with what is needed to put it beside others, and beside the truth. */
export interface ServiceFigure {
  basis: JudgedBasis;
  judged: JudgedFigure;
  compared: ComparedFigure;
}

/** The figures of a service in the latest quarter: the naive mean and the two scores, by the rules of the product. */
export function judgeService(
  country: Country,
  { service, clients, cells }: ServicePart,
  method: FrozenForRun,
  isSelective: boolean,
): ServiceFigure[] {
  const truth = truthsOf(country, { service, clients }, method, { measure: 'SAT', isSelective });
  const figures = figuresOf(strataOf(cells, LATEST_QUARTER), flowOf(clients, LATEST_QUARTER), method);
  return figures.map(({ basis, ...figure }) => ({
    basis,
    judged: {
      service: service.key,
      basis,
      modesVary: figure.estimate.modesVary,
      ...shown(figure.estimate),
      truth: truth[basis],
    },
    compared: {
      ...figure,
      key: service.key,
      of: { kind: 'SERVICE', id: service.key },
      period: null,
      channel: null,
      segmentId: null,
      touchpointId: null,
      overlaps: false,
    },
  }));
}

/** What the figures of a measure of a service in the latest quarter stand for, basis by basis. */
export function truthsOf(
  country: Country,
  { service, clients }: Omit<ServicePart, 'cells'>,
  { mix }: FrozenForRun,
  question: Omit<TruthQuestion, 'population'>,
): Record<JudgedBasis, Record<Population, number>> {
  const own = truthOf(clients, question);
  const alike = both((population) => likeForLikeTruth(country, service, mix.shares, { ...question, population }));
  return { RAW: own, AS_EXPERIENCED: own, LIKE_FOR_LIKE: alike };
}

function figuresOf(
  strata: readonly Stratum[],
  flow: readonly FlowShare[],
  method: MethodInForce,
): (ComparableFigure & { basis: JudgedBasis })[] {
  const adjusted = (['AS_EXPERIENCED', 'LIKE_FOR_LIKE'] as const).map((basis) => {
    const question = { measure: 'SAT', stream: 'SCORE', basis, keepsChannels: false, otherwise: 'WITHHOLD' } as const;
    const { estimate, score } = scoreEstimate(strata, flow, method, question);
    return { basis, estimate, moments: score && momentsOf(score), context: contextOf(strata, 'SAT', estimate, score) };
  });
  return [{ basis: 'RAW', ...rawFigure(strata, { measure: 'SAT', stream: 'SCORE' }, WITHHOLD_MIXED) }, ...adjusted];
}

/** Offices as experienced, where there are several: one touchpoint each, which has no transactions to be weighted by. */
export function judgeOffices(
  { clients, cells }: ServicePart,
  method: MethodInForce,
  isSelective: boolean,
): JudgedInterval[] {
  const offices = new Set(clients.filter(({ channel }) => channel.places.length > 1).map(({ place }) => place));
  return [...offices].map((office) => {
    const strata = strataOf(
      cells.filter(({ place }) => place === office),
      LATEST_QUARTER,
    );
    const question = {
      measure: 'SAT',
      stream: 'SCORE',
      basis: 'AS_EXPERIENCED',
      keepsChannels: true,
      otherwise: 'WITHHOLD',
    } as const;
    const here = clients.filter(({ place }) => place === office);
    return {
      ...shown(scoreEstimate(strata, [], method, question).estimate),
      truth: truthOf(here, { measure: 'SAT', isSelective }),
    };
  });
}

const shown = ({ value, interval, n }: EstimateValue) => ({
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
  n: n ?? 0,
});

function truthOf(
  clients: readonly ClientGroup[],
  question: Omit<TruthQuestion, 'population'>,
): Record<Population, number> {
  const came = clients.map(({ channel, mean, transactions }) => ({
    channel: channel.channel,
    mean,
    transactions: sumOver(transactions, LATEST_QUARTER),
  }));
  return both((population) => experiencedTruth(came, { ...question, population }));
}

const both = (truth: (population: Population) => number): Record<Population, number> => ({
  CLIENTS: truth('CLIENTS'),
  RESPONDENTS: truth('RESPONDENTS'),
});

const sumOver = (months: Int32Array, { from, to }: Months): number =>
  months.subarray(from, to).reduce((sum, count) => sum + count, 0);
