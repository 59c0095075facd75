import type { Basis } from '@otklik/schema';
import { compare } from '../src/modules/results/comparison/compare.rules.ts';
import type { MethodInForce } from '../src/modules/results/scores/method-in-force.rules.ts';
import type { ServiceFigure } from './judge-figures.ts';

/** What was said of services beside one another. */
export interface JudgedComparison {
  basis: Basis;
  /** Services by verdict. */
  verdicts: Record<string, number>;
  /** Services ABOVE whose truth is below the mean truth, and BELOW whose truth is above it. */
  wrongVerdicts: number;
  /** Services whose true rank lies in their rank interval, of those that have one. */
  ranksRight: number;
  ranks: number;
  ranksWithheld: boolean;
  /** Why services are not comparable. */
  reasons: Record<string, number>;
  /** Pairs that are compared one with one: how many were told apart, and how many of those in the wrong order. */
  pairs: PairsJudged;
  /** Those that were told apart, ordered by their plain means. */
  leagueOfTold: PairsJudged;
  /** Pairs of which one service is above and the other below the mean. */
  opposite: PairsJudged;
}

/** How pairs were put in order. */
export interface PairsJudged {
  pairs: number;
  ordered: number;
  wrong: number;
}

/** Judges what is said of all services beside their mean, and pair by pair. */
export function judgeComparison(
  figures: readonly ServiceFigure[],
  raw: readonly ServiceFigure[],
  basis: Basis,
  method: MethodInForce,
  judgesPairs: boolean,
): JudgedComparison {
  const compared = compare(
    figures.map((figure) => figure.compared),
    { measure: 'SAT', against: 'MEAN', method, hasFunnel: false },
  );
  const truths = figures.map(({ judged }) => judged.truth.CLIENTS);
  const inIt = compared.items.flatMap(({ badge }, index) => (badge.comparability === 'NOT_COMPARABLE' ? [] : [index]));
  const mean = inIt.reduce((sum, index) => sum + truths[index]!, 0) / Math.max(1, inIt.length);
  const verdicts: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  let wrongVerdicts = 0;
  let [ranks, ranksRight] = [0, 0];
  for (const [index, { verdict, rank, badge }] of compared.items.entries()) {
    count(verdicts, verdict!);
    if (badge.comparability === 'NOT_COMPARABLE') for (const reason of badge.reasons) count(reasons, reason);
    if (verdict === 'ABOVE' && truths[index]! < mean) wrongVerdicts++;
    if (verdict === 'BELOW' && truths[index]! > mean) wrongVerdicts++;
    if (!rank) continue;
    const trueRank = 1 + inIt.filter((other) => truths[other]! > truths[index]!).length;
    ranks++;
    if (trueRank >= rank.best && trueRank <= rank.worst) ranksRight++;
  }
  const verdictOf = (index: number) => compared.items[index]!.verdict;
  return {
    basis,
    verdicts,
    wrongVerdicts,
    ranks,
    ranksRight,
    ranksWithheld: compared.ranksWithheld !== null,
    reasons,
    ...(judgesPairs ? judgeOneWithOne(figures, raw, method) : { pairs: NOTHING_JUDGED, leagueOfTold: NOTHING_JUDGED }),
    opposite: judgePairs(truths, (a, b) => {
      const [first, second] = [verdictOf(a), verdictOf(b)];
      if (first === 'ABOVE' && second === 'BELOW') return 1;
      return first === 'BELOW' && second === 'ABOVE' ? -1 : 0;
    }),
  };
}

const NOTHING_JUDGED: PairsJudged = { pairs: 0, ordered: 0, wrong: 0 };

/** Compares every two services, and orders those that are told apart by their plain means as well. */
function judgeOneWithOne(
  figures: readonly ServiceFigure[],
  raw: readonly ServiceFigure[],
  method: MethodInForce,
): Pick<JudgedComparison, 'pairs' | 'leagueOfTold'> {
  const truths = figures.map(({ judged }) => judged.truth.CLIENTS);
  const told = new Set<string>();
  const pairs = judgePairs(truths, (a, b) => {
    const both = [figures[a]!.compared, figures[b]!.compared];
    // The second is said to be above or below the first.
    const [, second] = compare(both, { measure: 'SAT', against: 'FIRST', method, hasFunnel: false }).items;
    const order = second!.verdict === 'BELOW' ? 1 : second!.verdict === 'ABOVE' ? -1 : 0;
    if (order !== 0) told.add(`${a}|${b}`);
    return order;
  });
  const leagueOfTold = judgePairs(truths, (a, b) =>
    told.has(`${a}|${b}`) ? Math.sign((raw[a]!.judged.value ?? 0) - (raw[b]!.judged.value ?? 0)) : 0,
  );
  return { pairs, leagueOfTold };
}

/** All pairs ordered by the plain mean. @param others the figures whose truth is the measure */
export function judgeLeagueTable(raw: readonly ServiceFigure[], others: readonly ServiceFigure[]): PairsJudged {
  const told = raw.flatMap(({ judged: { value } }, index) =>
    value === null ? [] : [{ value, truth: others[index]!.judged.truth.CLIENTS }],
  );
  return judgePairs(
    told.map(({ truth }) => truth),
    (a, b) => Math.sign(told[a]!.value - told[b]!.value),
  );
}

/** @param orderOf 1: the first is said to be better, −1: the second, 0: nothing is said */
function judgePairs(truths: readonly number[], orderOf: (a: number, b: number) => number): PairsJudged {
  const judged = { pairs: 0, ordered: 0, wrong: 0 };
  for (let a = 0; a < truths.length; a++)
    for (let b = a + 1; b < truths.length; b++) {
      judged.pairs++;
      const order = orderOf(a, b);
      if (order === 0) continue;
      judged.ordered++;
      if (order * (truths[a]! - truths[b]!) < 0) judged.wrong++;
    }
  return judged;
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
