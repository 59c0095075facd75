import type { Channel, Mode, ModeEffectBasis } from '@otklik/schema';
import {
  type AbsorbedCell,
  type AbsorbedFit,
  channelDeviations,
  fitAbsorbed,
  interactionGuard,
  type InteractionTest,
  type NoInteractionTest,
  interactionTest,
  modeIdentifiability,
  modeEffectsByClass,
  modeTable,
  type ModeTableRow,
  scoreCell,
  widerCovariance,
} from '../../../statistics/index.ts';
import { majorOf } from '../tally.ts';
import { type DrawnRoutes, type EffectStratum, modeCellsOf, mostUsed } from './mode-cells.rules.ts';
import {
  type AdjustedItem,
  type CoefficientKey,
  type InteractionTest as FrozenTest,
  type ItemEffects,
  type MixEffect,
  type ModeEffect,
  REFERENCE_MODE,
} from './mode-table.ts';

const NOTHING_KNOWN = {
  units: 0,
  components: 0,
  modes: [],
  classes: [],
  mix: [],
  keys: [],
  covariance: [],
  interaction: null,
  modeInteraction: null,
};

/** Effects are published to two decimals, and used as they are published: anyone can compute with them. */
const published = (points: number): number => Math.round(100 * points) / 100;

/**
 * The effects on one item from the strata of all services over the last four quarters, those of modes by channel as well.
 *
 *     modes                y = α_{service × channel} + μ_mode + γ_segment + λ_language + ε, errors by service
 *     channels, segments   y − μ_mode = θ_service + β_channel + γ_segment + ε, with the μ that may be used
 *
 * Mode effects that may not be used are 0 in the second model as they are in figures. The channel and the segment with
 * the most answers are the references. Answers to several MAJOR versions are units of their own in both. An error is
 * the larger of the one by service and HC1; figures carry a covariance with the squares of these errors on its diagonal.
 *
 * @see METHODOLOGY §2.1, §2.2
 */
export function estimateEffects(strata: readonly EffectStratum[], item: AdjustedItem, drawn: DrawnRoutes): ItemEffects {
  const cells = strata.flatMap((stratum) => {
    const cell = scoreCell(stratum.tally.counts[item].slice(1));
    return cell.n > 0 ? [{ ...stratum, ...cell }] : [];
  });
  const references = {
    CHANNEL: mostUsed(cells.map(({ channel, n }) => [channel, n] as const)),
    SEGMENT: mostUsed(cells.map(({ segment, n }) => [segment, n] as const)),
  };
  const byClass = modeEffectsByClass(modeCellsOf(strata, item, drawn), {
    mode: REFERENCE_MODE,
    segment: references.SEGMENT ?? '',
    language: mostUsed(cells.map(({ language, n }) => [language, n] as const)) ?? '',
  });
  const answers = cells.reduce((sum, { n }) => sum + n, 0);
  if (!byClass.estimable) return { item, answers, ...NOTHING_KNOWN };
  const effects = byClass.common;

  const table = modeTable(effects);
  const modes = table.rows.map(publishedEffect);
  // Only what is used shares its error with figures.
  const usable = modes.filter(({ isUsable }) => isUsable);
  const covariance = usable.map(({ mode }) =>
    usable.map((other) => table.covariance[rowOf(table.rows, mode)]![rowOf(table.rows, other.mode)]!),
  );
  const mix = mixEffects(cells, usable, covariance, references);
  return {
    item,
    answers,
    units: effects.units,
    components: modeIdentifiability(
      cells.map(({ subjectId, channel, mode }) => [`${subjectId}|${channel}`, mode] as const),
      REFERENCE_MODE,
    ).components,
    modes,
    classes: [...byClass.classes].map(([channel, own]) => ({
      channel: channel as Channel,
      modes: modeTable(own).rows.map(publishedEffect),
    })),
    ...mix,
    modeInteraction: frozenTest(effects.interaction, published(byClass.largestDifference)),
  };
}

const publishedEffect = ({
  mode,
  estimate,
  standardError,
  n,
  referenceN,
  basis,
  isUsable,
  reason,
}: ModeTableRow): ModeEffect => ({
  mode: mode as Mode,
  effect: estimate === null ? null : published(estimate),
  standardError: standardError === null ? null : published(standardError),
  answers: n,
  referenceAnswers: referenceN,
  basis: basis satisfies ModeEffectBasis,
  isUsable,
  reason,
});

/** A stratum with its answers to the item. */
type Cell = EffectStratum & { n: number; mean: number; squares: number };

const rowOf = (rows: readonly { mode: string }[], mode: string): number => rows.findIndex((row) => row.mode === mode);

/**
 * The test as it is frozen: null where there was none, for either reason. Where the larger model leaves no residual, the
 * statistic is infinite and kept as null beside its p of 0.
 */
function frozenTest(test: InteractionTest | NoInteractionTest, largest: number | null): FrozenTest | null {
  if (!test.estimable) return null;
  const { statistic, numerator, denominator, p } = test;
  return { f: Number.isFinite(statistic) ? statistic : null, df1: numerator, df2: denominator, p, largest };
}

/** A service in a MAJOR version. */
const serviceOf = ({ subjectId, tally }: Cell): string =>
  `${subjectId}|${majorOf(tally.instrumentVersions.at(-1) ?? '')}`;

/** Effects of channels and segments, modes taken out, with the covariance of all effects that figures use. */
function mixEffects(
  cells: readonly Cell[],
  usable: readonly ModeEffect[],
  modeCovariance: readonly (readonly number[])[],
  references: Record<'CHANNEL' | 'SEGMENT', string | null>,
): Pick<ItemEffects, 'mix' | 'keys' | 'covariance' | 'interaction'> {
  const columns = columnsOf(cells, references);
  const services = [...new Set(cells.map(serviceOf))];
  const placeOf = new Map(services.map((id, place) => [id, place]));
  const effectOf = new Map(usable.map(({ mode, effect }) => [mode, effect!]));
  const absorbed = (valueOf: (cell: Cell) => number, squaresOf: (cell: Cell) => number): AbsorbedCell[] =>
    cells.map((cell) => ({
      n: cell.n,
      mean: valueOf(cell),
      squares: squaresOf(cell),
      group: placeOf.get(serviceOf(cell))!,
      columns: columns.of(cell),
    }));
  const withoutMode = (cell: Cell) => cell.mean - (effectOf.get(cell.mode) ?? 0);
  const additive = absorbed(withoutMode, ({ squares }) => squares);
  const fit = fitAbsorbed(additive, services.length, columns.keys.length);
  // How the effects of channels and segments move when the effect of a mode does: by its own regression on them.
  const pulls = usable.map(
    ({ mode }) =>
      fitAbsorbed(
        absorbed(
          (cell) => (cell.mode === mode ? 1 : 0),
          () => 0,
        ),
        services.length,
        columns.keys.length,
      ).coefficients,
  );
  const told = columns.keys.flatMap((key, column) => (fit.isEstimable[column] ? [{ key, column }] : []));
  const own = ownCovariance(fit);
  const crossOf = (column: number, mode: number) =>
    -pulls.reduce((sum, pull, other) => sum + pull[column]! * modeCovariance[other]![mode]!, 0);
  const covarianceOf = (a: number, b: number) =>
    own[a]![b]! - pulls.reduce((sum, pull, mode) => sum + crossOf(a, mode) * pull[b]!, 0);
  const errorOf = (column: number) => Math.sqrt(Math.max(0, covarianceOf(column, column)));
  return {
    mix: columns.levels.map(({ factor, key, answers, column }): MixEffect => {
      const isReference = column < 0;
      const isTold = !isReference && fit.isEstimable[column]!;
      return {
        factor,
        key,
        effect: isReference ? 0 : isTold ? published(fit.coefficients[column]!) : null,
        standardError: isReference ? 0 : isTold ? published(errorOf(column)) : null,
        answers,
        isReference,
      };
    }),
    keys: [...usable.map(({ mode }): CoefficientKey => `MODE:${mode}`), ...told.map(({ key }) => key)],
    covariance: [
      ...usable.map((_, row) => [...modeCovariance[row]!, ...told.map(({ column }) => crossOf(column, row))]),
      ...told.map(({ column }) => [
        ...usable.map((_, mode) => crossOf(column, mode)),
        ...told.map((other) => covarianceOf(column, other.column)),
      ]),
    ],
    interaction: channelInteraction(cells, additive, fit, columns),
  };
}

/** Of the coefficients that can be told, modes held still: by service and HC1, whichever is wider; 0 of the others. */
function ownCovariance({ clustered, hc1, isEstimable }: AbsorbedFit): number[][] {
  const told = (matrix: readonly (readonly number[])[]) =>
    matrix.map((row, a) => row.map((value, b) => (isEstimable[a] && isEstimable[b] ? value : 0)));
  return widerCovariance(told(clustered ?? hc1), told(hc1));
}

interface Columns {
  /** Names of the columns. */
  keys: CoefficientKey[];
  /** All values with their answers; column −1 for the reference. */
  levels: { factor: 'CHANNEL' | 'SEGMENT'; key: string; answers: number; column: number }[];
  of: (cell: Cell) => number[];
  channelColumn: (channel: string) => number;
}

function columnsOf(cells: readonly Cell[], references: Record<'CHANNEL' | 'SEGMENT', string | null>): Columns {
  const levels: Columns['levels'] = [];
  const keys: CoefficientKey[] = [];
  const places = new Map<string, number>();
  for (const [factor, field] of [
    ['CHANNEL', 'channel'],
    ['SEGMENT', 'segment'],
  ] as const) {
    const answers = new Map<string, number>();
    for (const cell of cells) answers.set(cell[field], (answers.get(cell[field]) ?? 0) + cell.n);
    for (const [key, count] of [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const column = key === references[factor] ? -1 : keys.push(`${factor}:${key}`) - 1;
      places.set(`${factor}:${key}`, column);
      levels.push({ factor, key, answers: count, column });
    }
  }
  const columnOf = (factor: string, key: string) => places.get(`${factor}:${key}`)!;
  return {
    keys,
    levels,
    of: ({ channel, segment }) =>
      [columnOf('CHANNEL', channel), columnOf('SEGMENT', segment)].filter((column) => column >= 0),
    channelColumn: (channel) => columnOf('CHANNEL', channel),
  };
}

/** F test service × channel, and the largest deviation where there are enough answers to believe it. */
function channelInteraction(
  cells: readonly Cell[],
  additiveCells: readonly AbsorbedCell[],
  additive: AbsorbedFit,
  columns: Columns,
): FrozenTest | null {
  const unitOf = (cell: Cell) => `${serviceOf(cell)}|${cell.channel}`;
  const placeOf = new Map([...new Set(cells.map(unitOf))].map((unit, place) => [unit, place]));
  const full = fitAbsorbed(
    cells.map((cell, index) => ({
      ...additiveCells[index]!,
      group: placeOf.get(unitOf(cell))!,
      cluster: additiveCells[index]!.group,
      columns: columns.of(cell).filter((column) => column !== columns.channelColumn(cell.channel)),
    })),
    placeOf.size,
    columns.keys.length,
  );
  const { test, largest } = interactionGuard({
    interaction: interactionTest(additive, full),
    deviations: channelDeviations(
      cells.map((cell) => ({ service: serviceOf(cell), channel: cell.channel })),
      additiveCells,
      additive,
    ),
  });
  return frozenTest(test, published(Math.abs(largest?.deviation ?? 0)));
}
