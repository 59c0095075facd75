import type { ChannelDeviation } from './channel-deviations.ts';
import type { InteractionTest, NoInteractionTest } from './interaction-test.ts';
import { type InteractionRule, isInteraction } from './is-interaction.ts';
import { POLICY } from './policy.ts';

/** Whether services differ by channel in ways that one figure would hide. */
export interface InteractionGuard {
  /** True: show scores per channel, and no rank like for like. */
  readonly isWithheld: boolean;
  /** The F test, or why there was none. */
  readonly test: InteractionTest | NoInteractionTest;
  /** Largest deviation of a service × channel from the additive model, points, and where; null where none counts. */
  readonly largest: { readonly service: string; readonly channel: string; readonly deviation: number } | null;
}

/**
 * Withholds like-for-like ranks where service and channel do not add up: p < 0.01 and a deviation above 5 points.
 *
 *     withheld = p < 0.01 and max |d_sc| > 5 over service × channel with n ≥ 30
 *
 * Only service × channel with enough answers to be published counts as a deviation: with three answers anything is five
 * points away. A frozen mode table keeps the test and the largest deviation, which are read by the same rule.
 *
 * Use when a mode table is frozen, and wherever the model is at hand. For what was frozen: `isInteraction`. Where it is
 * modes that differ from unit to unit: `modeEffectsByClass`.
 *
 * @param known the F test, or why there was none, and the deviations in points
 * @param rule the policy's unless said otherwise
 * @param minimumN answers of a service × channel from which its deviation counts
 * @see METHODOLOGY §2.2; verification case 11
 */
export function interactionGuard(
  {
    interaction,
    deviations,
  }: {
    readonly interaction: InteractionTest | NoInteractionTest;
    readonly deviations: readonly ChannelDeviation[];
  },
  rule: InteractionRule = POLICY.interaction,
  minimumN = POLICY.minimumToPublish,
): InteractionGuard {
  let largest: InteractionGuard['largest'] = null;
  for (const { service, channel, n, deviation } of deviations) {
    if (n >= minimumN && Math.abs(deviation) > Math.abs(largest?.deviation ?? 0)) {
      largest = { service, channel, deviation };
    }
  }
  // What was not tested withholds nothing: the additive model stands until something speaks against it.
  const isWithheld =
    interaction.estimable && isInteraction({ p: interaction.p, largest: largest?.deviation ?? null }, rule);
  return { isWithheld, test: interaction, largest };
}
