import type { LoadingsByItem } from '../results/index.ts';

/**
 * By how much a figure that is linear in scores moves when an effect is one point larger: by the same figure of the
 * loadings of the scores.
 *
 *     f = Σ a_i y_i,  y_i = … + Σ_k g_ik μ_k        ∂f/∂μ_k = Σ a_i g_ik = f(g_1k … g_nk)
 *
 * @param all loadings of each score, in the order in which `figureOf` takes values
 * @param figureOf the figure of any values in the place of the scores; null where there is none
 */
export function loadingsOfLinear(
  all: readonly LoadingsByItem[],
  figureOf: (values: readonly number[]) => number | null,
): LoadingsByItem {
  const items = new Set(all.flatMap((loadings) => [...loadings.keys()]));
  return new Map(
    [...items].map((item) => {
      const own = all.map((loadings) => loadings.get(item) ?? new Map<never, number>());
      const keys = new Set(own.flatMap((one) => [...one.keys()]));
      return [item, new Map([...keys].map((key) => [key, figureOf(own.map((one) => one.get(key) ?? 0)) ?? 0]))];
    }),
  );
}
