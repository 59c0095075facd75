import type { InteractionTest } from './interaction-test.ts';
import type { LikeForLikeFit } from './like-for-like.ts';
import { POLICY } from './policy.ts';

/** Whether services differ by channel in ways that one figure would hide. */
export interface InteractionGuard {
  /** True: show scores per channel, and no rank like for like. */
  readonly isWithheld: boolean;
  readonly test: InteractionTest | null;
  /** Largest deviation of a service × channel from the additive model, points, and where. */
  readonly largest: { readonly service: string; readonly channel: string; readonly deviation: number } | null;
}

/**
 * Withholds like-for-like ranks where service and channel do not add up: p < 0.01 and a deviation above 5 points.
 *
 * Only service × channel with enough answers to be published counts as a deviation: with three answers anything is five
 * points away.
 *
 * @param rule the policy's unless said otherwise
 * @param minimumN answers of a service × channel from which its deviation counts
 * @see METHODOLOGY §2.2; verification case 11
 */
export function interactionGuard(
  { interaction, deviations }: LikeForLikeFit,
  rule = POLICY.interaction,
  minimumN = POLICY.minimumToPublish,
): InteractionGuard {
  let largest: InteractionGuard['largest'] = null;
  for (const { service, channel, n, deviation } of deviations) {
    if (n >= minimumN && Math.abs(deviation) > Math.abs(largest?.deviation ?? 0)) {
      largest = { service, channel, deviation };
    }
  }
  const isWithheld =
    interaction !== null && interaction.p < rule.maximumP && Math.abs(largest?.deviation ?? 0) > rule.materialPoints;
  return { isWithheld, test: interaction, largest };
}
