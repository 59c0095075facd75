import type { AbsorbedCell, AbsorbedFit } from './fit-absorbed.ts';

/** How far a service lies off the additive model in one of its channels. */
export interface ChannelDeviation {
  readonly service: string;
  readonly channel: string;
  readonly n: number;
  /** Mean residual of its answers there, points. */
  readonly deviation: number;
}

/** What a cell is of; its numbers are those of the design. */
interface Place {
  readonly service: string;
  readonly channel: string;
}

/**
 * Mean residual of every service × channel under the additive model: what one figure a service would hide.
 *
 *     d_sc = Σ n_i (ȳ_i − ŷ_i)/Σ n_i over the cells of service s in channel c
 *
 * Use with the fit behind like for like, for `interactionGuard`. Where it is the way of asking that may differ from
 * unit to unit: `modeEffectsByClass`.
 *
 * @param places of the cells of the design, in their order
 * @param design the cells as they were fitted, means in points, every regressor a dummy
 * @param fit of the additive model y = θ_service + β_channel + … on the design
 * @returns one a service × channel that has cells, in points, in the order they come first
 * @see METHODOLOGY §2.2, "Interaction guard"
 */
export function channelDeviations(
  places: readonly Place[],
  design: readonly AbsorbedCell[],
  fit: AbsorbedFit,
): ChannelDeviation[] {
  const sums = new Map<string, { service: string; channel: string; n: number; sum: number }>();
  for (const [i, { service, channel }] of places.entries()) {
    const { n, mean, group, columns } = design[i]!;
    let fitted = fit.intercepts[group]!;
    for (const column of columns) fitted += fit.coefficients[column]!;
    const key = JSON.stringify([service, channel]);
    const known = sums.get(key) ?? { service, channel, n: 0, sum: 0 };
    sums.set(key, { service, channel, n: known.n + n, sum: known.sum + n * (mean - fitted) });
  }
  return [...sums.values()].map(({ service, channel, n, sum }) => ({ service, channel, n, deviation: sum / n }));
}
