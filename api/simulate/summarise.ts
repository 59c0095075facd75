import type { Basis } from '@otklik/schema';
import { MODE_EFFECTS } from './country.ts';
import type { PairsJudged } from './judge-comparisons.ts';
import { BASES, type JudgedFigure, type JudgedInterval } from './judge-figures.ts';
import type { Repetition } from './run-repetition.ts';
import type { Population } from './truth.ts';
import type { WatchedLine } from './watch-trends.ts';

/** A share, and how far chance among the repetitions may have moved it (one standard error). Both 0–1. */
export interface Share {
  share: number;
  error: number;
  of: number;
}

/** How an estimator did, against one truth. Points of the 0–100 scale. */
export interface Accuracy {
  /** Mean error. */
  bias: number;
  /** Mean size of the error of a service that is there in every repetition. */
  serviceBias: number;
  rmse: number;
  coverage: Share;
}

export interface EstimatorSummary {
  basis: Basis;
  /** Figures, of those asked for. */
  figures: number;
  asked: number;
  accuracy: Record<Population, Accuracy>;
  /** Coverage by number of answers, against the truth of respondents. */
  bands: { label: string; coverage: Record<Population, Share> }[];
  /** Figures that say that effects of modes vary, and how often intervals of those that do, and do not, hold the truth. */
  modesVary: { figures: number; told: Record<Population, Share>; untold: Record<Population, Share> };
  /** Mean error of each service, smallest first, against the truth of all clients. */
  ofServices: number[];
}

export interface PairsSummary extends PairsJudged {
  /** Share of the ordered pairs that are in the wrong order. */
  wrongShare: Share;
}

export interface TrendSummary {
  label: string;
  lines: number;
  stable: number;
  /** Share of months without a figure. */
  holes: number;
  /** Alarms a line and year of watching. */
  alarmsPerYear: number;
  /** Share of the stable lines that had signalled by the month after the fall, month by month. */
  signalled: number[];
}

/** Everything that is reported of one way to run the country. */
export interface Summary {
  repetitions: number;
  answers: number;
  estimators: EstimatorSummary[];
  offices: { label: string; coverage: Record<Population, Share> }[];
  comparisons: {
    basis: Basis;
    verdicts: Record<string, number>;
    reasons: Record<string, number>;
    services: number;
    /** Of the services above or below, those whose truth is on the other side of the mean. */
    wrongVerdicts: Share;
    ranksRight: Share;
    /** Repetitions in which ranks were withheld. */
    ranksWithheld: number;
    pairs: PairsSummary;
    leagueOfTold: PairsSummary;
    opposite: PairsSummary;
  }[];
  league: Record<'AS_EXPERIENCED' | 'LIKE_FOR_LIKE', PairsSummary>;
  trends: { flat: TrendSummary[]; fallen: TrendSummary[]; naive: TrendSummary[] } | null;
  modes: {
    mode: string;
    truth: number;
    /** Mean of the effects that were told, and root mean square of (effect − truth)/SE. */
    effect: number | null;
    spread: number | null;
    usable: number;
    reasons: Record<string, number>;
  }[];
}

const POPULATIONS: readonly Population[] = ['CLIENTS', 'RESPONDENTS'];

/** Months after the fall that are looked at. */
export const MONTHS_AFTER = 9;

const BANDS = [
  { label: '30–99', least: 30, most: 99 },
  { label: '100–299', least: 100, most: 299 },
  { label: '300–999', least: 300, most: 999 },
  { label: '1000+', least: 1_000, most: Infinity },
];
const OFFICE_BANDS = [
  { label: '10–29', least: 10, most: 29 },
  { label: '30–99', least: 30, most: 99 },
  { label: '100+', least: 100, most: Infinity },
];
const TREND_BANDS = [
  { label: 'all', least: 0, most: Infinity },
  { label: '< 100', least: 0, most: 99.999 },
  { label: '100–299', least: 100, most: 299.999 },
  { label: '300+', least: 300, most: Infinity },
];

/** What all repetitions of one way to run the country say together. */
export function summarise(repetitions: readonly Repetition[]): Summary {
  return {
    repetitions: repetitions.length,
    answers: mean(repetitions.map(({ answers }) => answers)),
    estimators: BASES.map((basis) => estimatorOf(repetitions, basis)),
    offices: OFFICE_BANDS.map(({ label, least, most }) => ({
      label,
      coverage: coverageOf(repetitions.map(({ offices }) => offices.filter(({ n }) => n >= least && n <= most))),
    })),
    comparisons: [0, 1].map((place) => comparisonOf(repetitions.map(({ comparisons }) => comparisons[place]!))),
    league: {
      AS_EXPERIENCED: pairsOf(repetitions.map(({ league }) => league.AS_EXPERIENCED)),
      LIKE_FOR_LIKE: pairsOf(repetitions.map(({ league }) => league.LIKE_FOR_LIKE)),
    },
    trends: trendsOf(repetitions),
    modes: modesOf(repetitions),
  };
}

function estimatorOf(repetitions: readonly Repetition[], basis: Basis): EstimatorSummary {
  const asked = repetitions.map(({ figures }) => figures.filter((figure) => figure.basis === basis));
  const told = asked.map((figures) => figures.filter((figure): figure is ToldFigure => figure.value !== null));
  const all = told.flat();
  return {
    basis,
    figures: all.length,
    asked: asked.flat().length,
    accuracy: byPopulation((population) => {
      const errors = all.map((figure) => figure.value - figure.truth[population]);
      return {
        bias: mean(errors),
        serviceBias: mean(errorsByService(all, population).map(Math.abs)),
        rmse: Math.sqrt(mean(errors.map((error) => error ** 2))),
        coverage: coverageOf(told)[population],
      };
    }),
    bands: BANDS.map(({ label, least, most }) => ({
      label,
      coverage: coverageOf(told.map((figures) => figures.filter(({ n }) => n >= least && n <= most))),
    })),
    modesVary: {
      figures: all.filter(({ modesVary }) => modesVary).length,
      told: coverageOf(told.map((figures) => figures.filter(({ modesVary }) => modesVary))),
      untold: coverageOf(told.map((figures) => figures.filter(({ modesVary }) => !modesVary))),
    },
    ofServices: errorsByService(all, 'CLIENTS').toSorted((a, b) => a - b),
  };
}

type ToldFigure = JudgedFigure & { value: number };

function errorsByService(figures: readonly ToldFigure[], population: Population): number[] {
  const byService = Map.groupBy(figures, ({ service }) => service);
  return [...byService.values()].map((own) => mean(own.map(({ value, truth }) => value - truth[population])));
}

/** Share of the intervals that hold the truth. Figures of one repetition share a mode table: chance is judged by repetition. */
function coverageOf(repetitions: readonly (readonly JudgedInterval[])[]): Record<Population, Share> {
  return byPopulation((population) =>
    shareOf(
      repetitions.map((figures) => ({
        of: figures.length,
        hits: figures.filter(
          ({ low, high, truth }) => low !== null && low <= truth[population] && truth[population] <= high!,
        ).length,
      })),
    ),
  );
}

/** A ratio of sums over repetitions, with the standard error of a ratio between independent repetitions. */
function shareOf(repetitions: readonly { hits: number; of: number }[]): Share {
  const [hits, of] = [sum(repetitions.map((one) => one.hits)), sum(repetitions.map((one) => one.of))];
  if (of === 0) return { share: NaN, error: NaN, of };
  const share = hits / of;
  const squares = sum(repetitions.map((one) => (one.hits - share * one.of) ** 2));
  const count = repetitions.length;
  return { share, error: count > 1 ? Math.sqrt((squares * count) / (count - 1)) / of : NaN, of };
}

function comparisonOf(all: readonly Repetition['comparisons'][number][]): Summary['comparisons'][number] {
  const verdicts = mergeCounts(all.map((one) => one.verdicts));
  return {
    basis: all[0]!.basis,
    verdicts,
    reasons: mergeCounts(all.map((one) => one.reasons)),
    services: sum(Object.values(verdicts)),
    wrongVerdicts: shareOf(
      all.map((one) => ({ hits: one.wrongVerdicts, of: (one.verdicts.ABOVE ?? 0) + (one.verdicts.BELOW ?? 0) })),
    ),
    ranksRight: shareOf(all.map(({ ranksRight, ranks }) => ({ hits: ranksRight, of: ranks }))),
    ranksWithheld: all.filter(({ ranksWithheld }) => ranksWithheld).length,
    pairs: pairsOf(all.map(({ pairs }) => pairs)),
    leagueOfTold: pairsOf(all.map(({ leagueOfTold }) => leagueOfTold)),
    opposite: pairsOf(all.map(({ opposite }) => opposite)),
  };
}

function pairsOf(all: readonly PairsJudged[]): PairsSummary {
  return {
    pairs: sum(all.map(({ pairs }) => pairs)),
    ordered: sum(all.map(({ ordered }) => ordered)),
    wrong: sum(all.map(({ wrong }) => wrong)),
    wrongShare: shareOf(all.map(({ wrong, ordered }) => ({ hits: wrong, of: ordered }))),
  };
}

function trendsOf(repetitions: readonly Repetition[]): Summary['trends'] {
  const watched = repetitions.flatMap(({ trends }) =>
    trends
      ? trends.answers.map((answers, place) => ({
          answers,
          flat: trends.flat[place]!,
          fallen: trends.fallen[place]!,
          naive: trends.naive[place]!,
        }))
      : [],
  );
  if (watched.length === 0) return null;
  const linesOf = (which: 'flat' | 'fallen' | 'naive') =>
    TREND_BANDS.map(({ label, least, most }) =>
      trendOf(
        label,
        watched.filter(({ answers }) => answers >= least && answers <= most).map((lines) => lines[which]),
      ),
    );
  return { flat: linesOf('flat'), fallen: linesOf('fallen'), naive: linesOf('naive') };
}

function trendOf(label: string, lines: readonly WatchedLine[]): TrendSummary {
  const stable = lines.filter(({ state }) => state === 'STABLE');
  const years = sum(stable.map(({ watched }) => watched)) / 12;
  return {
    label,
    lines: lines.length,
    stable: stable.length,
    holes: mean(lines.map(({ holes }) => holes)) / 24,
    alarmsPerYear: sum(stable.map(({ alarms }) => alarms)) / years,
    signalled: Array.from(
      { length: MONTHS_AFTER },
      (_, month) =>
        stable.filter(({ firstAfter }) => firstAfter !== null && firstAfter <= month + 1).length / stable.length,
    ),
  };
}

function modesOf(repetitions: readonly Repetition[]): Summary['modes'] {
  const byMode = Map.groupBy(
    repetitions.flatMap(({ modes }) => modes),
    ({ mode }) => mode,
  );
  return [...byMode]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([mode, all]) => {
      const truth = MODE_EFFECTS[mode];
      const told = all.filter(({ effect }) => effect !== null);
      const scores = told.map(({ effect, standardError }) => ((effect! - truth) / standardError!) ** 2);
      return {
        mode,
        truth,
        effect: told.length > 0 ? mean(told.map(({ effect }) => effect!)) : null,
        spread: told.length > 0 ? Math.sqrt(mean(scores)) : null,
        usable: all.filter(({ reason }) => reason === null).length / all.length,
        reasons: mergeCounts(all.flatMap(({ reason }) => (reason ? [{ [reason]: 1 }] : []))),
      };
    });
}

const byPopulation = <Value>(of: (population: Population) => Value): Record<Population, Value> =>
  Object.fromEntries(POPULATIONS.map((population) => [population, of(population)])) as Record<Population, Value>;

function mergeCounts(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const merged: Record<string, number> = {};
  for (const counts of all) for (const [key, count] of Object.entries(counts)) merged[key] = (merged[key] ?? 0) + count;
  return merged;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
