import type { ModeEffects } from './estimate-mode-effects.ts';
import { modeUsability, type ModeUsabilityRule } from './mode-usability.ts';
import { POLICY } from './policy.ts';
import type { Rows } from './rows.ts';
import { widerCovariance } from './wider-covariance.ts';

/** How it came about that the same units were asked in two modes. */
export type ModeBasis =
  /** The mode was drawn at random: the effect is one of the mode. */
  | 'RANDOMISED'
  /** People or operators chose the mode: the effect may be one of who chose it. */
  | 'OBSERVATIONAL';

/** Why an effect is not used. */
export type ModeUnusable =
  /** No unit, directly or by way of others, joins the mode to the reference. */
  | 'DISCONNECTED'
  /** A segment or a language goes with the mode wherever it is used. */
  | 'CONFOUNDED'
  /** Fewer answers than needed in one of both modes, inside units that use both. */
  | 'TOO_FEW'
  /** The standard error is too large. */
  | 'IMPRECISE';

/** One mode of the published table. */
export interface ModeTableRow {
  readonly mode: string;
  /** Whether figures are adjusted by it. */
  readonly isUsable: boolean;
  /** Why not; null where it is used. */
  readonly reason: ModeUnusable | null;
  /** μ, what is taken off an answer by this mode, in points: 0 where it is not used. */
  readonly effect: number;
  /** The estimate, used or not; null where there is none. */
  readonly estimate: number | null;
  /** Its standard error, points: the larger of CR1 and HC1. */
  readonly standardError: number | null;
  /** Answers by the mode, and by the reference, in units that use both. */
  readonly n: number;
  readonly referenceN: number;
  readonly basis: ModeBasis;
}

/** The frozen effects of the modes of one item: what figures are adjusted by until the next table. */
export interface ModeTable {
  readonly reference: string;
  readonly rows: readonly ModeTableRow[];
  /** Σ_μ of the rows, in their order, points², the squares of their errors on its diagonal; rows not used have 0. */
  readonly covariance: Rows;
}

/**
 * The table of an item from its estimated effects: what is usable is used, all else counts 0 and says why.
 *
 *     μ_m = estimate where usable by `modeUsability`, else 0      SE_m = max(CR1, HC1)      diag Σ_μ = SE²
 *
 * The standard error is the larger of the one by cluster and HC1: with a handful of services the one by cluster can be
 * small by chance. Figures carry the error that is printed: Σ_μ is `widerCovariance` of both.
 *
 * Use once a quarter for each item and freeze the table with a version; it is not estimated anew for a figure, which
 * `applyModeTable` adjusts. The bare estimates: `estimateModeEffects`.
 *
 * @param effects of `estimateModeEffects`, in points
 * @param rule the policy's unless said otherwise
 * @see METHODOLOGY §2.1
 */
export function modeTable(effects: ModeEffects, rule: ModeUsabilityRule = POLICY.modeEffect): ModeTable {
  const modes = [...effects.overlaps.keys()];
  const rows = modes.map((mode): ModeTableRow => {
    const overlap = effects.overlaps.get(mode)!;
    const told = effects.modes.find(({ level }) => level === mode);
    const hidden = effects.unidentified.find((entry) => entry.mode === mode);
    const standardError = told ? Math.max(told.hc1Error, told.clusteredError ?? 0) : null;
    const usability = standardError === null ? null : modeUsability({ ...overlap, standardError }, rule);
    const reason =
      hidden?.reason ?? (usability === null ? 'DISCONNECTED' : usability.isUsable ? null : usability.reason);
    return {
      mode,
      isUsable: reason === null,
      reason,
      effect: reason === null ? told!.estimate : 0,
      estimate: told?.estimate ?? null,
      standardError,
      n: overlap.n,
      referenceN: overlap.referenceN,
      basis: overlap.isRandomised ? 'RANDOMISED' : 'OBSERVATIONAL',
    };
  });
  const used = rows.filter(({ isUsable }) => isUsable);
  const places = used.map(({ mode }) => effects.modes.findIndex(({ level }) => level === mode));
  const of = (matrix: Rows): number[][] => places.map((i) => places.map((j) => matrix[i]![j]!));
  const shared = widerCovariance(of(effects.covariance), of(effects.covarianceHc1));
  const placeOf = new Map(used.map((row, place) => [row, place]));
  const covariance = rows.map((row) => rows.map((other) => shared[placeOf.get(row)!]?.[placeOf.get(other)!] ?? 0));
  return { reference: effects.reference.mode, rows, covariance };
}
