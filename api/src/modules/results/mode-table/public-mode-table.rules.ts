import { modesVaryOn } from './interaction.rules.ts';
import type {
  AdjustedItem,
  ChannelModes,
  CoefficientKey,
  ItemEffects,
  MixEffect,
  ModeEffect,
  ModeTable,
} from './mode-table.ts';
import { EVERYWHERE, partKey, type Side, sideKey, SIDES } from './count-keys.ts';
import { publicCovariance } from './public-covariance.rules.ts';
import { publicCount, publicEffect, tellsCount } from './public-effect.rules.ts';
import { toldError } from './public-error.rules.ts';
import { publicTest } from './public-test.rules.ts';
import { toldCounts, type ToldCounts } from './told-counts.rules.ts';

/**
 * A mode table as the public sees it: counts to the nearest 5, and 0 for fewer than 10 and for those that would tell of
 * them. What is known of an effect from so few answers, or would tell a count that is not told, is left out with all
 * that would tell of it. Errors and effects have so few digits that they tell no more of a count than it does, and
 * there is no error beside a count that is not told.
 */
export function publicModeTable(table: ModeTable): ModeTable {
  const told = toldCounts(table);
  return { ...table, items: table.items.map((item) => publicItem(item, told)) };
}

function publicItem(own: ItemEffects, told: ToldCounts): ItemEffects {
  const { item } = own;
  const modes = own.modes.map((mode) => {
    const isSilent = SIDES.some((side) => told.isSilent(sideKey(item, mode.mode, side, EVERYWHERE)));
    return publicMode(mode, (side) => told.hasSide(item, mode.mode, side), isSilent);
  });
  const isReferenceTold = (factor: MixEffect['factor']) =>
    own.mix.every((part) => !part.isReference || part.factor !== factor || told.hasPart(item, part));
  const mix = own.mix.map((part) => publicPart(part, told, item, isReferenceTold(part.factor)));
  const errors = new Map<CoefficientKey, number>([
    ...modes.flatMap(({ mode, standardError }): [CoefficientKey, number][] =>
      standardError === null ? [] : [[`MODE:${mode}`, standardError]],
    ),
    ...mix.flatMap(({ factor, key, standardError }): [CoefficientKey, number][] =>
      standardError === null ? [] : [[`${factor}:${key}`, standardError]],
    ),
  ]);
  return {
    ...own,
    answers: publicCount(own.answers, told.hasWhole(item)),
    modes,
    classes: modesVaryOn(own) ? publicClasses(own, told) : [],
    mix,
    interaction: publicTest(own.interaction),
    modeInteraction: publicTest(own.modeInteraction),
    ...publicCovariance(own, errors),
  };
}

function publicMode(mode: ModeEffect, isTold: (side: Side) => boolean, isSilent = false): ModeEffect {
  const isUntold = isSilent || SIDES.some((side) => tellsCount(mode[side], isTold(side)));
  const [answers, referenceAnswers] = [
    publicCount(mode.answers, isTold('answers')),
    publicCount(mode.referenceAnswers, isTold('referenceAnswers')),
  ];
  const n = Math.min(answers, referenceAnswers);
  return {
    ...mode,
    effect: isUntold ? null : publicEffect(mode.effect, n, mode.isUsable),
    standardError: isUntold ? null : publicError(mode.standardError, n),
    answers,
    referenceAnswers,
  };
}

function publicPart(part: MixEffect, told: ToldCounts, item: AdjustedItem, isReferenceTold: boolean): MixEffect {
  const isTold = told.hasPart(item, part);
  const answers = publicCount(part.answers, isTold);
  if (part.isReference) return { ...part, answers };
  const isUntold = tellsCount(part.answers, isTold) || told.isSilent(partKey(item, part));
  return {
    ...part,
    effect: isUntold ? null : publicEffect(part.effect, answers, false),
    standardError: isUntold || !isReferenceTold ? null : publicError(part.standardError, answers),
    answers,
  };
}

/** Where a count beside it is not told there is no error. */
const publicError = (standardError: number | null, n: number): number | null =>
  standardError === null || n === 0 ? null : (toldError(standardError, n)?.value ?? null);

/** Effects by channel of which both counts are told; of the others nothing is. */
const publicClasses = ({ item, classes }: ItemEffects, told: ToldCounts): ChannelModes[] =>
  classes.flatMap(({ channel, modes }) => {
    const shown = modes.filter(({ mode }) => SIDES.every((side) => told.hasSide(item, mode, side, channel)));
    return shown.length > 0 ? [{ channel, modes: shown.map((mode) => publicMode(mode, () => true)) }] : [];
  });
