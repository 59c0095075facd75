import type { NotEstimable } from './estimate.ts';
import { estimateModeEffects, type ModeCell, type ModeEffects, type ModeReference } from './estimate-mode-effects.ts';
import { modeTable } from './mode-table.ts';
import { POLICY } from './policy.ts';

/** A cell whose service channel belongs to a class that may have mode effects of its own. */
export interface ClassedModeCell extends ModeCell {
  /** Service channel, such as phone or office. */
  readonly channelClass: string;
}

/** Whether one table of mode effects will do for all service channels. */
export interface ModeEffectsByClass {
  readonly estimable: true;
  /** Of all channels together. */
  readonly common: ModeEffects;
  /** True: publish the effects by class. */
  readonly isSplit: boolean;
  /** Of each class that has any, by its name. */
  readonly classes: ReadonlyMap<string, ModeEffects>;
  /** Largest difference, in points, between usable effects of one mode in two classes; 0 where none can be compared. */
  readonly largestDifference: number;
}

/**
 * Mode effects for all service channels together and for each class of them, and whether the classes differ.
 *
 *     isSplit = p(F unit × mode) < 0.01 and two usable effects of one mode differ by more than 3 points
 *
 * Use once a quarter for each item, when the mode table is frozen. Where they are split the effects by class are
 * published beside the common ones; figures take out the common ones and carry a caution. Effects of one set of channels:
 * `estimateModeEffects`. Where it is service and channel that do not add up: `interactionGuard`.
 *
 * @param cells answers by unit, mode, segment and language, with the class of their channel; means in points
 * @param reference the levels that effects are relative to
 * @param rule largest p of the F test and smallest difference; the policy's unless said otherwise
 * @throws RangeError when a cell cannot be
 * @see METHODOLOGY §2.1, "Check"; docs/decisions/0042-method-1-1-0.md for why no figure uses the effects by class
 */
export function modeEffectsByClass(
  cells: readonly ClassedModeCell[],
  reference: ModeReference,
  rule = { maximumP: POLICY.interaction.maximumP, materialPoints: POLICY.modeEffect.materialPoints },
): ModeEffectsByClass | NotEstimable {
  const common = estimateModeEffects(cells, reference);
  if (!common.estimable) return common;
  const classes = new Map<string, ModeEffects>();
  for (const name of [...new Set(cells.map(({ channelClass }) => channelClass))].sort()) {
    const own = estimateModeEffects(
      cells.filter(({ channelClass }) => channelClass === name),
      reference,
    );
    if (own.estimable && own.modes.length > 0) classes.set(name, own);
  }

  const usable = new Map<string, number[]>();
  for (const effects of classes.values()) {
    for (const { mode, isUsable, effect } of modeTable(effects).rows) {
      if (isUsable) usable.set(mode, [...(usable.get(mode) ?? []), effect]);
    }
  }
  const spreads = [...usable.values()].map((effects) => Math.max(...effects) - Math.min(...effects));
  const largestDifference = Math.max(0, ...spreads);
  const isSignificant = common.interaction.estimable && common.interaction.p < rule.maximumP;
  return { estimable: true, common, classes, largestDifference, isSplit: isSignificant && largestDifference > rule.materialPoints }; // prettier-ignore
}
