import type { Basis, Language, ModeAdjustment, Quality, SuppressionReason, Weighting } from '@otklik/schema';
import { formatNumber } from './number.ts';

/** A figure about the population, as the API gives it. Scores and shares are on 0–100. */
export interface EstimateFigure {
  value: number | null;
  interval: { low: number; high: number } | null;
  n: number | null;
  effectiveN?: number | null;
  quality: Quality;
  suppressed: boolean;
  reason: SuppressionReason | null;
  instrumentVersion?: string | null;
  /** Older versions that a link brought to the scale of `instrumentVersion`. */
  linkedVersions?: readonly string[];
  /** Older versions that nothing joins to it, and how many answers that leaves out. */
  leftOutVersions?: readonly string[];
  leftOutAnswers?: number | null;
  /** Mode table it was made with. */
  modeTable?: string | null;
  /** Year of the reference mix that it was brought to. */
  referenceMix?: number | null;
  methodVersion?: string;
  method?: string | null;
  /** Which score it is. */
  basis?: Basis;
  /** Whether the mode of answering was taken out, and whether what was taken out is a mean over channels that differ. */
  modeAdjustment?: ModeAdjustment | null;
  modesVary?: boolean;
  /** Whether its answers count by how often each channel is used. */
  weighting?: Weighting | null;
  /** Whether one score like for like misleads: channels differ from service to service. */
  channelsVary?: boolean;
}

/** A score and what was done to it. */
export interface ScoredFigure extends EstimateFigure {
  basis: Basis;
  modeAdjustment: ModeAdjustment | null;
  weighting: Weighting | null;
  /** Percent of the transactions, or of the reference mix, that its answers stand for. */
  coverage?: number | null;
}

/** Decimals of a figure by audience: the public sees whole numbers, staff one decimal. */
export type Audience = 'public' | 'staff';

/** Value and interval: "78 (74–81)"; only the value where there is no interval; a dash where it is withheld. */
export function formatEstimate(language: Language, estimate: EstimateFigure, audience: Audience = 'public'): string {
  if (estimate.suppressed || estimate.value === null) return '—';
  const digits = audience === 'staff' ? 1 : 0;
  const value = formatNumber(language, estimate.value, digits);
  return estimate.interval ? `${value} (${formatInterval(language, estimate.interval, audience)})` : value;
}

/** Both ends of an interval: "74–81". */
export function formatInterval(
  language: Language,
  interval: { low: number; high: number },
  audience: Audience = 'public',
): string {
  const digits = audience === 'staff' ? 1 : 0;
  return `${formatNumber(language, interval.low, digits)}–${formatNumber(language, interval.high, digits)}`;
}

/** Number of answers: "n≈120" in public, where counts are rounded to 5; "n=118" for staff. */
export function formatBase(language: Language, n: number, audience: Audience = 'public'): string {
  return `n${audience === 'public' ? '≈' : '='}${formatNumber(language, n)}`;
}
