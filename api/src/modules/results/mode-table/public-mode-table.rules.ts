import { modesVaryOn } from './interaction.rules.ts';
import type {
  ChannelModes,
  CoefficientKey,
  ItemEffects,
  MixEffect,
  ModeEffect,
  ModeTable,
  ReferenceMix,
} from './mode-table.ts';
import { publicCount, tellsCount } from './public-effect.rules.ts';
import { publicTest } from './public-test.rules.ts';
import { SIDES, toldCounts, type ToldCounts } from './told-counts.rules.ts';

/**
 * A mode table as the public sees it: counts to the nearest 5, and 0 for fewer than 10 and for those that would tell of
 * them. What is known of an effect from so few answers, or would tell a count that is not told, is left out with all
 * that would tell of it.
 */
export function publicModeTable(table: ModeTable): ModeTable {
  const told = toldCounts(table);
  return { ...table, items: table.items.map((item) => publicItem(item, told)) };
}

function publicItem(own: ItemEffects, told: ToldCounts): ItemEffects {
  const { item } = own;
  const modes = own.modes.map((mode) => publicMode(mode, (side) => told.hasSide(item, mode.mode, side)));
  const mix = own.mix.map((part) => publicPart(part, told.hasPart(item, part)));
  const untold = new Set<CoefficientKey>([
    ...modes.flatMap(({ mode, effect }): CoefficientKey[] => (effect === null ? [`MODE:${mode}`] : [])),
    ...mix.flatMap(({ factor, key, effect }): CoefficientKey[] => (effect === null ? [`${factor}:${key}`] : [])),
  ]);
  const kept = own.keys.flatMap((key, at) => (untold.has(key) ? [] : [at]));
  return {
    ...own,
    answers: publicCount(own.answers, told.hasWhole(item)),
    modes,
    classes: modesVaryOn(own) ? publicClasses(own, told) : [],
    mix,
    interaction: publicTest(own.interaction),
    modeInteraction: publicTest(own.modeInteraction),
    keys: kept.map((at) => own.keys[at]!),
    covariance: kept.map((row) => kept.map((column) => own.covariance[row]![column]!)),
  };
}

function publicMode(mode: ModeEffect, isTold: (side: (typeof SIDES)[number]) => boolean): ModeEffect {
  const isUntold = SIDES.some((side) => tellsCount(mode[side], isTold(side)));
  return {
    ...mode,
    ...(isUntold && { effect: null, standardError: null }),
    answers: publicCount(mode.answers, isTold('answers')),
    referenceAnswers: publicCount(mode.referenceAnswers, isTold('referenceAnswers')),
  };
}

function publicPart(part: MixEffect, isTold: boolean): MixEffect {
  const isUntold = !part.isReference && tellsCount(part.answers, isTold);
  return {
    ...part,
    ...(isUntold && { effect: null, standardError: null }),
    answers: publicCount(part.answers, isTold),
  };
}

/** Effects by channel of which both counts are told; of the others nothing is. */
const publicClasses = ({ item, classes }: ItemEffects, told: ToldCounts): ChannelModes[] =>
  classes.flatMap(({ channel, modes }) => {
    const shown = modes.filter(({ mode }) => SIDES.every((side) => told.hasSide(item, mode, side, channel)));
    return shown.length > 0 ? [{ channel, modes: shown.map((mode) => publicMode(mode, () => true)) }] : [];
  });

/** A reference mix as the public sees it. Where it is made of answers its parts are counts of them, to the nearest 5. */
export function publicReferenceMix(mix: ReferenceMix): ReferenceMix {
  if (mix.weighting === 'FLOW') return mix;
  const shares = mix.shares
    .map((share) => ({ ...share, count: publicCount(share.count) }))
    .filter(({ count }) => count > 0);
  return { ...mix, shares, total: shares.reduce((sum, { count }) => sum + count, 0) };
}
