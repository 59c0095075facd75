import type { Language } from '@otklik/schema';
import { formatDifference, formatNumber } from './number.ts';

/**
 * A straight link of two versions of the questions in signs: “y* = 0.950 × y + 2.10” turns a score y of the new version
 * into one of the old, y*, in points of 100. The API tells slope and intercept so (`InstrumentLink`).
 */
export const linkFormula = (language: Language, { slope, intercept }: { slope: number; intercept: number }): string =>
  `y* = ${formatNumber(language, slope, 3)} × y ${formatDifference(language, intercept, 2).replace(/^([+−-])/, '$1 ')}`;
