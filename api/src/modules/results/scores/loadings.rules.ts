import type { AdjustedItem, CoefficientKey } from '../mode-table/mode-table.ts';
import type { SharedErrors } from './shared-errors.rules.ts';

/** By how much a score moves when a published effect is one point larger. */
export type Loadings = Map<CoefficientKey, number>;
export type LoadingsByItem = ReadonlyMap<AdjustedItem, ReadonlyMap<CoefficientKey, number>>;

/**
 * Variance of Σ loading · effect, from the covariance that was frozen with the effects and the links.
 *
 *     one item: g′Σg        the index: (Σ_i √(g_i′Σ_i g_i))²
 *
 * Effects on several items come from the same people, but how their errors go together is not kept: for the index they
 * are taken to go fully together, which is the largest the error can be.
 *
 * @see METHODOLOGY §2.2: the error of the mode table is shared by all strata, not independent
 */
export function loadingVariance(loadings: LoadingsByItem, { items }: SharedErrors): number {
  let deviation = 0;
  for (const [item, own] of loadings) {
    const effects = items.find((one) => one.item === item);
    if (!effects || own.size === 0) continue;
    const { keys, covariance } = effects;
    const vector = keys.map((key) => own.get(key) ?? 0);
    let variance = 0;
    for (const [row, a] of vector.entries()) {
      if (a === 0) continue;
      for (const [column, b] of vector.entries()) variance += a * b * covariance[row]![column]!;
    }
    deviation += Math.sqrt(Math.max(0, variance));
  }
  return deviation ** 2;
}

/** a − b, for the error of a difference of two scores that share a table. */
export function loadingDifference(a: LoadingsByItem, b: LoadingsByItem): LoadingsByItem {
  const difference = new Map<AdjustedItem, Map<CoefficientKey, number>>();
  for (const item of new Set([...a.keys(), ...b.keys()])) {
    const own = new Map(a.get(item));
    for (const [key, loading] of b.get(item) ?? []) own.set(key, (own.get(key) ?? 0) - loading);
    difference.set(item, own);
  }
  return difference;
}

/** Mean of the loadings of several scores. */
export function meanLoadings(all: readonly LoadingsByItem[]): LoadingsByItem {
  const mean = new Map<AdjustedItem, Map<CoefficientKey, number>>();
  for (const loadings of all)
    for (const [item, own] of loadings) {
      const sums = mean.get(item) ?? new Map<CoefficientKey, number>();
      for (const [key, loading] of own) sums.set(key, (sums.get(key) ?? 0) + loading / all.length);
      mean.set(item, sums);
    }
  return mean;
}

/**
 * Covariances of several scores through the effects they share, by their places in the list. Points².
 * Such that V_i + V_j − 2·Cov_ij is the variance of their difference.
 */
export function loadingCovariances(
  all: readonly LoadingsByItem[],
  { items }: SharedErrors,
): (i: number, j: number) => number {
  const parts = items
    .filter(({ item }) => all.some((loadings) => (loadings.get(item)?.size ?? 0) > 0))
    .map(({ item, keys, covariance }) => {
      const vectors = all.map((loadings) => Float64Array.from(keys, (key) => loadings.get(item)?.get(key) ?? 0));
      const images = vectors.map((vector) => Float64Array.from(covariance, (row) => dot(row, vector)));
      const own = Float64Array.from(vectors, (vector, i) => dot(vector, images[i]!));
      return { own, between: (i: number, j: number) => dot(vectors[i]!, images[j]!) };
    });
  const [only, ...others] = parts;
  if (!only) return () => 0;
  if (others.length === 0) return only.between;
  const own = all.map((_, i) => parts.reduce((sum, part) => sum + Math.sqrt(Math.max(0, part.own[i]!)), 0) ** 2);
  return (i, j) => {
    // A list compares each with each: what is of one alone is computed once.
    let deviation = 0;
    for (const part of parts) deviation += Math.sqrt(Math.max(0, part.own[i]! + part.own[j]! - 2 * part.between(i, j)));
    return (own[i]! + own[j]! - deviation ** 2) / 2;
  };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
