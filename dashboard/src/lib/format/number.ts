import type { Language } from '@otklik/schema';
import { htmlLang } from '#lib/i18n/language.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(htmlLang(language), options)));
  return format;
}

/**
 * A count or a score with exactly `digits` decimals: 1 234, 78,4 or 61,0. Figures side by side are equally exact.
 * @param fewest of what is told with more or fewer of them: no zero stands for a digit that is not told
 */
export function formatNumber(language: Language, value: number, digits = 0, fewest = digits): string {
  return numberFormat(language, { minimumFractionDigits: fewest, maximumFractionDigits: digits }).format(value);
}

/** A constant of the method with as many decimals as it has: 10, 0,7 or 0,05. */
export function formatConstant(language: Language, value: number): string {
  return numberFormat(language, { maximumFractionDigits: 3 }).format(value);
}

/** A percentage given as 0–100, with exactly `digits` decimals: 12 % in Russian, 12% in English. */
export function formatPercent(language: Language, percent: number, digits = 0): string {
  return numberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(percent / 100);
}

/** A count beside a published effect. The public is told 0 of one that is not told; nobody needs to see that number. */
export const formatTold = (language: Language, count: number): string =>
  count === 0 ? '—' : formatNumber(language, count);

/** A difference with its sign and exactly `digits` decimals, or at least `fewest`: +3, −2 or −2,0. */
export function formatDifference(language: Language, value: number, digits = 0, fewest = digits): string {
  const format = numberFormat(language, {
    minimumFractionDigits: fewest,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  });
  // Some locales write a hyphen: a minus is as wide as a plus.
  return format.format(value).replace('-', '−');
}
