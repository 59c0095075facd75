import type { ModeEffect, ModeTable } from '../../src/modules/results/mode-table/mode-table.ts';
import { publicModeTable } from '../../src/modules/results/mode-table/public-mode-table.rules.ts';
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

/** A mode table as it would be told if there were no others. */
export const modeTableByItself = (table: ModeTable): ModeTable => publicModeTable({ ...table, told: null });

type Numbers = Pick<ModeEffect, 'effect' | 'standardError'>;

/** A mode table as it is told, with effects, errors and covariances as they are frozen wherever an effect is told. */
export const modeTableWithFrozenErrors = (table: ModeTable): ModeTable => ({
  ...table,
  items: publicModeTable(table).items.map((shown, at) => {
    const own = table.items[at]!;
    const frozen = <Effect extends Numbers>(effects: readonly Effect[], as: readonly Numbers[]): Effect[] =>
      effects.map((shownEffect, place) => {
        const { effect, standardError } = as[place]!;
        return shownEffect.effect === null ? shownEffect : { ...shownEffect, effect, standardError };
      });
    const modes = frozen(shown.modes, own.modes);
    const mix = frozen(shown.mix, own.mix);
    const kept = own.keys.flatMap((key, place) =>
      modes.some(({ mode, effect }) => effect !== null && key === `MODE:${mode}`) ||
      mix.some(({ factor, key: part, effect }) => effect !== null && key === `${factor}:${part}`)
        ? [place]
        : [],
    );
    return {
      ...shown,
      modes,
      mix,
      classes: shown.classes.map(({ channel, modes: told }) => {
        const all = own.classes.find((one) => one.channel === channel)!.modes;
        return {
          channel,
          modes: frozen(
            told,
            told.map(({ mode }) => all.find((one) => one.mode === mode)!),
          ),
        };
      }),
      keys: kept.map((place) => own.keys[place]!),
      covariance: kept.map((row) => kept.map((column) => own.covariance[row]![column]!)),
    };
  }),
});
