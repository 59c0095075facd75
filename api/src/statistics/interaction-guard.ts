import type { ChannelDeviation } from './channel-deviations.ts';
import type { InteractionTest } from './interaction-test.ts';
import { POLICY } from './policy.ts';

/** Whether services differ by channel in ways that one figure would hide. */
export interface InteractionGuard {
  /** True: show scores per channel, and no rank like for like. */
  readonly isWithheld: boolean;
  readonly test: InteractionTest | null;
  /** Largest deviation of a service × channel from the additive model, points, and where. */
  readonly largest: { readonly service: string; readonly channel: string; readonly deviation: number } | null;
}

/** What the F test and the deviations must both exceed. */
export interface InteractionRule {
  /** p of the F test below which effects are not taken to add up. */
  readonly maximumP: number;
  /** Points that the largest deviation must exceed. */
  readonly materialPoints: number;
}

/**
 * Withholds like-for-like ranks where service and channel do not add up: p < 0.01 and a deviation above 5 points.
 *
 * Only service × channel with enough answers to be published counts as a deviation: with three answers anything is five
 * points away. A frozen mode table keeps the test and the largest deviation; `isInteraction` reads them by the same rule.
 *
 * @param rule the policy's unless said otherwise
 * @param minimumN answers of a service × channel from which its deviation counts
 * @see METHODOLOGY §2.2; verification case 11
 */
export function interactionGuard(
  {
    interaction,
    deviations,
  }: { readonly interaction: InteractionTest | null; readonly deviations: readonly ChannelDeviation[] },
  rule: InteractionRule = POLICY.interaction,
  minimumN = POLICY.minimumToPublish,
): InteractionGuard {
  let largest: InteractionGuard['largest'] = null;
  for (const { service, channel, n, deviation } of deviations) {
    if (n >= minimumN && Math.abs(deviation) > Math.abs(largest?.deviation ?? 0)) {
      largest = { service, channel, deviation };
    }
  }
  const isWithheld = isInteraction(interaction && { ...interaction, largest: largest?.deviation ?? null }, rule);
  return { isWithheld, test: interaction, largest };
}

/**
 * The rule of the guard: significant, and by more points than do no harm.
 *
 * @param test null where there was nothing to test; `largest` null where no deviation counts
 * @param rule of service × channel the policy's `interaction`; of unit × mode with the points of `modeEffect`
 * @see METHODOLOGY §2.1 (check), §2.2
 */
export function isInteraction(
  test: { readonly p: number; readonly largest: number | null } | null,
  { maximumP, materialPoints }: InteractionRule,
): boolean {
  return test !== null && test.p < maximumP && Math.abs(test.largest ?? 0) > materialPoints;
}
