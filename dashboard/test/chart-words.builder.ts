import { appMessages } from '#lib/i18n/app.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { ChartWords } from '#lib/charts/words.ts';

/** Colours by their names. */
export const namedPalette: Palette = {
  ink: 'ink',
  inkSoft: 'soft',
  line: 'line',
  surface: 'surface',
  series: 'series',
  levels: ['1', '2', '3', '4', '5'],
  font: 'sans-serif',
};

/** English words of drawings. */
export const englishWords: ChartWords = {
  language: 'EN',
  figures: appMessages.EN.figures,
  reasons: appMessages.EN.words.reason,
};
