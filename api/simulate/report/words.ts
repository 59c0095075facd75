import type { RunName } from '../run-country.ts';
import type { Share, Summary } from '../summarise.ts';
import type { Population } from '../truth.ts';

/** The figures that are compared, in words. */
export const ESTIMATORS = {
  RAW: 'naive mean',
  AS_EXPERIENCED: 'as experienced',
  LIKE_FOR_LIKE: 'like for like',
} as const;
/** The countries, in words. */
export const RUN_WORDS: Record<RunName, string> = {
  additive: 'additive',
  unselective: 'additive, response does not depend on satisfaction',
  interacting: 'modes interact with services',
  unbridged: 'additive, no bridges',
};

/** How far off a figure is. */
export const accuracyOf = ({ estimators }: Summary, basis: string, population: Population) =>
  estimators.find((one) => one.basis === basis)!.accuracy[population];
/** What was said of services beside one another. */
export const comparisonOf = ({ comparisons }: Summary, basis: string) =>
  comparisons.find((one) => one.basis === basis)!;

/** Whether a goal was met. */
export const met = (isMet: boolean): string => (isMet ? 'met' : '**missed**');
export const percent = (share: number): string => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '—');
/** A share with its standard error. */
export const shareText = ({ share, error }: Share): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)} ± ${(100 * error).toFixed(1)} %` : '—';
export const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
export const signed = (value: number, decimals = 1): string => {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? '−' : '+'}${text}`;
};
