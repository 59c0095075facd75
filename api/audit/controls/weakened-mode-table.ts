import type { ModeEffect, ModeTable } from '../../src/modules/results/mode-table/mode-table.ts';
import { isFew, isFewOfMode, publicCount } from '../../src/modules/results/mode-table/public-effect.rules.ts';

const UNTOLD = { effect: null, standardError: null };

/** A mode table of which every count of 10 answers and more is told with its effect, by channel as well, whatever it tells of smaller ones. */
export const modeTableBySize = (table: ModeTable): ModeTable => ({
  ...table,
  items: table.items.map((item) => ({
    ...item,
    answers: publicCount(item.answers),
    modes: bySize(item.modes),
    classes: item.classes.map(({ channel, modes }) => ({
      channel,
      modes: bySize(modes.filter((mode) => !isFewOfMode(mode))),
    })),
    mix: item.mix.map((part) => ({
      ...part,
      ...(isFew(part) && !part.isReference && UNTOLD),
      answers: publicCount(part.answers),
    })),
  })),
});

const bySize = (modes: readonly ModeEffect[]): ModeEffect[] =>
  modes.map((mode) => ({
    ...mode,
    ...(isFewOfMode(mode) && UNTOLD),
    answers: publicCount(mode.answers),
    referenceAnswers: publicCount(mode.referenceAnswers),
  }));
