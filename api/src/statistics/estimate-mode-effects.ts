import { type AbsorbedCell, type AbsorbedFit, fitAbsorbed } from './fit-absorbed.ts';
import type { NotEstimable } from './estimate.ts';
import { interactionTest, type InteractionTest, type NoInteractionTest } from './interaction-test.ts';
import { LevelIndex } from './level-index.ts';
import type { Rows } from './rows.ts';
import { modeIdentifiability } from './mode-identifiability.ts';
import type { ScoreCell } from './score-cell.ts';

/** Answers to one item that share everything the model knows. */
export interface ModeCell extends ScoreCell {
  /** Service × service channel: what an intercept of its own absorbs every real difference of. */
  readonly unit: string;
  /** Collection mode. */
  readonly mode: string;
  /** Service: answers within it are not independent of one another. The unit unless given. */
  readonly cluster?: string;
  /** Segment; the reference unless given. */
  readonly segment?: string;
  /** Language; the reference unless given. */
  readonly language?: string;
  /** How many of the answers came by a mode that was drawn at random; none unless given. */
  readonly randomised?: number;
}

/** The levels that all effects are relative to. */
export interface ModeReference {
  readonly mode: string;
  readonly segment?: string;
  readonly language?: string;
}

/** An effect of a level relative to its reference, in points, with its three standard errors. */
export interface LevelEffect {
  readonly level: string;
  readonly estimate: number;
  readonly classicalError: number;
  readonly hc1Error: number;
  /** CR1 by cluster; null with fewer than two clusters. */
  readonly clusteredError: number | null;
}

/** Answers by which the effect of a mode is known: those of units that use both the mode and the reference. */
export interface ModeOverlap {
  /** Answers by the mode in such units. */
  readonly n: number;
  /** Answers by the reference mode in such units. */
  readonly referenceN: number;
  /** Whether every one of them came by a mode that was drawn at random. */
  readonly isRandomised: boolean;
}

/** Effects of the collection modes of one item, as estimated: nothing has been judged usable yet. */
export interface ModeEffects {
  readonly estimable: true;
  readonly reference: ModeReference;
  /** Answers. */
  readonly n: number;
  readonly units: number;
  readonly clusters: number;
  readonly degreesOfFreedom: number;
  /** σ̂, points: √(RSS/df). */
  readonly sigma: number;
  readonly residualSquares: number;
  /** Modes whose effect can be told, in the order of the covariances. */
  readonly modes: readonly LevelEffect[];
  /** Modes whose effect cannot: no unit joins them to the reference, or a segment goes with them everywhere. */
  readonly unidentified: readonly { readonly mode: string; readonly reason: 'DISCONNECTED' | 'CONFOUNDED' }[];
  /** Σ_μ of `modes`, points²: CR1 by cluster, HC1 with fewer than two clusters. */
  readonly covariance: Rows;
  readonly covarianceHc1: Rows;
  readonly segments: readonly LevelEffect[];
  readonly languages: readonly LevelEffect[];
  /** One a mode other than the reference, identified or not. */
  readonly overlaps: ReadonlyMap<string, ModeOverlap>;
  /** Mean of each unit as it would be by the reference mode, in the reference segment and language. */
  readonly unitMeans: ReadonlyMap<string, UnitMean>;
  /** F test unit × mode, or why no unit could show one. */
  readonly interaction: InteractionTest | NoInteractionTest;
  /** For linear combinations: the fit, its groups by unit, and how many of its columns are modes. */
  readonly fit: AbsorbedFit;
  readonly index: { readonly unit: LevelIndex; readonly modes: number };
}

export interface UnitMean {
  readonly n: number;
  readonly mean: number;
  readonly classicalError: number;
}

/**
 * Effects of collection modes on the score, by least squares with an intercept for every unit.
 *
 *     y = α_unit + μ_mode + γ_segment + λ_language + ε      μ, γ, λ of the references = 0
 *
 * α takes in every real difference between services and service channels, so that μ is what the way of asking alone
 * does. Order and splitting of cells do not matter.
 *
 * Not estimable: without answers (NO_DATA), or when nothing is left to judge the spread by (TOO_FEW). When no effect
 * can be told from differences of units the result is estimable, with all modes under `unidentified`.
 *
 * Use once a quarter for each item, on the last four quarters of the score stream; never anew for a figure. Then
 * `modeTable` says which effects may be used, and `applyModeTable` uses them.
 *
 * @param cells answers by unit, mode, segment and language, means in points
 * @param reference the levels that effects are relative to
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.1; verification cases 11, 24, 27
 */
export function estimateModeEffects(cells: readonly ModeCell[], reference: ModeReference): ModeEffects | NotEstimable {
  const used = cells.filter(({ n }) => n !== 0);
  if (used.length === 0) return { estimable: false, reason: 'NO_DATA', n: 0 };

  const { design, units, clusters, answers, levels, width } = designOf(used, reference);
  const fit = fitAbsorbed(design.additive, units.size, width.additive);
  if (fit.degreesOfFreedom <= 0) return { estimable: false, reason: 'TOO_FEW', n: fit.n };

  const graph = modeIdentifiability(
    answers.map(({ unit, mode }) => [unit, mode] as const),
    reference.mode,
  );
  const isTold = (column: number): boolean => column >= 0 && fit.isEstimable[column]!;
  const modes = graph.identified.filter((mode) => isTold(levels.mode.find(mode)));
  const columns = modes.map((mode) => levels.mode.find(mode));
  const pick = (matrix: Rows): number[][] => columns.map((i) => columns.map((j) => matrix[i]![j]!));
  const effectsOf = (index: LevelIndex): LevelEffect[] =>
    index.levels.filter((level) => isTold(index.find(level))).map((level) => effectOf(fit, level, index.find(level)));
  const full = fitAbsorbed(design.saturated, answers.length, width.saturated, false);

  return {
    estimable: true,
    reference,
    n: fit.n,
    units: fit.groups,
    clusters,
    degreesOfFreedom: fit.degreesOfFreedom,
    sigma: Math.sqrt(fit.residualSquares / fit.degreesOfFreedom),
    residualSquares: fit.residualSquares,
    modes: modes.map((mode) => effectOf(fit, mode, levels.mode.find(mode))),
    unidentified: [
      ...graph.unidentified.map((mode) => ({ mode, reason: 'DISCONNECTED' as const })),
      ...graph.identified
        .filter((mode) => !modes.includes(mode))
        .map((mode) => ({ mode, reason: 'CONFOUNDED' as const })),
    ],
    covariance: pick(fit.clustered ?? fit.hc1),
    covarianceHc1: pick(fit.hc1),
    segments: effectsOf(levels.segment),
    languages: effectsOf(levels.language),
    overlaps: overlapsOf(answers, reference.mode),
    unitMeans: unitMeansOf(fit, units),
    interaction: interactionTest(fit, full),
    fit,
    index: { unit: units, modes: levels.mode.size },
  };
}

/** Dummies of the additive model, and of the one in which every unit × mode has an intercept of its own. */
function designOf(cells: readonly ModeCell[], reference: ModeReference) {
  const [unit, cluster] = [new LevelIndex(), new LevelIndex()];
  const mode = new LevelIndex(reference.mode);
  for (const cell of cells) mode.of(cell.mode);
  const segment = new LevelIndex(reference.segment ?? '', mode.size);
  for (const cell of cells) segment.of(cell.segment ?? reference.segment ?? '');
  const language = new LevelIndex(reference.language ?? '', mode.size + segment.size);

  // Most cells share their few columns with many others: one list for all of them.
  const columnsOf = rememberColumns(mode.size);
  const combinations = new Map<number, number>();
  const answers: CombinationAnswers[] = [];
  const additive: AbsorbedCell[] = [];
  const saturated: AbsorbedCell[] = [];
  for (const cell of cells) {
    const { n, mean, squares } = cell;
    const group = unit.of(cell.unit);
    const modeColumn = mode.of(cell.mode);
    const columns = columnsOf(
      modeColumn,
      segment.of(cell.segment ?? reference.segment ?? ''),
      language.of(cell.language ?? reference.language ?? ''),
    );
    const clusterNumber = cluster.of(cell.cluster ?? cell.unit);
    additive.push({ n, mean, squares, group, cluster: clusterNumber, columns: columns.additive });
    const key = group * (mode.size + 1) + modeColumn + 1;
    let combination = combinations.get(key);
    if (combination === undefined) {
      combination = combinations.size;
      combinations.set(key, combination);
      answers.push({ unit: cell.unit, mode: cell.mode, n: 0, randomised: 0 });
    }
    answers[combination]!.n += n;
    answers[combination]!.randomised += cell.randomised ?? 0;
    saturated.push({ n, mean, squares, group: combination, columns: columns.saturated });
  }
  const whole = mode.size + segment.size + language.size;
  return {
    design: { additive, saturated },
    units: unit,
    clusters: cluster.size,
    /** One a unit × mode with answers. */
    answers,
    levels: { mode, segment, language },
    width: { additive: whole, saturated: whole - mode.size },
  };
}

function effectOf(fit: AbsorbedFit, level: string, column: number): LevelEffect {
  const error = (covariance: Rows): number => Math.sqrt(Math.max(0, covariance[column]![column]!));
  return {
    level,
    estimate: fit.coefficients[column]!,
    classicalError: error(fit.classical),
    hc1Error: error(fit.hc1),
    clusteredError: fit.clustered ? error(fit.clustered) : null,
  };
}

/** Answers of a unit by a mode. */
interface CombinationAnswers {
  readonly unit: string;
  readonly mode: string;
  n: number;
  randomised: number;
}

/** Column lists by the columns of mode, segment and language; −1 for a reference, which has none. */
function rememberColumns(modes: number) {
  const known = new Map<number, { additive: number[]; saturated: number[] }>();
  return (mode: number, segment: number, language: number): { additive: number[]; saturated: number[] } => {
    const key = mode + 1 + 1e4 * (segment + 1) + 1e8 * (language + 1);
    let lists = known.get(key);
    if (!lists) {
      const further = [segment, language].filter((column) => column >= 0);
      const additive = mode < 0 ? further : [mode, ...further];
      lists = { additive, saturated: further.map((column) => column - modes) };
      known.set(key, lists);
    }
    return lists;
  };
}

function overlapsOf(answers: readonly CombinationAnswers[], reference: string): Map<string, ModeOverlap> {
  const byReference = new Map(answers.filter(({ mode }) => mode === reference).map((entry) => [entry.unit, entry]));
  const sums = new Map<string, { n: number; referenceN: number; randomised: number }>();
  for (const { unit, mode, n, randomised } of answers) {
    if (mode === reference) continue;
    let sum = sums.get(mode);
    if (!sum) sums.set(mode, (sum = { n: 0, referenceN: 0, randomised: 0 }));
    const other = byReference.get(unit);
    if (!other) continue;
    sum.n += n;
    sum.referenceN += other.n;
    sum.randomised += randomised + other.randomised;
  }
  return new Map(
    [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([mode, { n, referenceN, randomised }]) => [
        mode,
        { n, referenceN, isRandomised: n > 0 && randomised >= n + referenceN },
      ]),
  );
}

function unitMeansOf(fit: AbsorbedFit, units: LevelIndex): Map<string, UnitMean> {
  const variance = fit.residualSquares / fit.degreesOfFreedom;
  return new Map(
    units.levels.map((unit) => {
      const group = units.find(unit);
      const columns = fit.groupColumns[group]!;
      let spread = 1 / fit.groupN[group]!;
      for (const [i, a] of columns.entries()) {
        if (a === 0) continue;
        for (const [j, b] of columns.entries()) spread += a * b * fit.inverse[i]![j]!;
      }
      const mean = fit.intercepts[group]!;
      return [unit, { n: fit.groupN[group]!, mean, classicalError: Math.sqrt(Math.max(0, variance * spread)) }];
    }),
  );
}
