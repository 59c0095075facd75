import type { Language } from '@otklik/schema';
import { htmlLang } from '#lib/i18n/language.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(htmlLang(language), options)));
  return format;
}

/** A count or a score with up to `digits` decimals: 1 234 or 78,4. */
export function formatNumber(language: Language, value: number, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** A percentage given as 0–100: 12 % in Russian, 12% in English. */
export function formatPercent(language: Language, percent: number, digits = 0): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(percent / 100);
}

/** A difference with its sign: +3 or −2. */
export function formatDifference(language: Language, value: number, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value);
}
