import { POLICY } from './policy.ts';

/**
 * What the gap between a life situation and its services says.
 *
 * FROM_SERVICES_ONLY: too few rated the situation itself. WORSE_THAN_PARTS: the whole is worse than its parts, look at
 * the seams. UNCLEAR: as large, but it may be chance. LIKE_PARTS: steer by the services. BETTER_THAN_PARTS: people look
 * back kindly, or others answered; check.
 */
export type GapReading = 'FROM_SERVICES_ONLY' | 'WORSE_THAN_PARTS' | 'UNCLEAR' | 'LIKE_PARTS' | 'BETTER_THAN_PARTS';

/**
 * What is said about the gap.
 *
 *     WORSE_THAN_PARTS  G ≤ −5 and its adjusted p ≤ q        BETTER_THAN_PARTS  G ≥ +5        LIKE_PARTS  |G| < 5
 *
 * Use for the sentence beside a life situation and its services; p is adjusted over all situations that were asked for
 * at once. For services beside one another: `verdictOf`.
 *
 * @param directN answers behind the direct score; below 30 there is no direct score to compare with
 * @param gap G, points; null without a direct score
 * @param adjustedP p-value of the gap, adjusted for all life situations of the page; null where it could not be tested
 * @throws RangeError when a number is none
 * @see METHODOLOGY §2.9
 */
export function readGap(directN: number, gap: number | null, adjustedP: number | null): GapReading {
  if (!(directN >= 0)) throw new RangeError(`not a number of answers: ${directN}`);
  if (gap !== null && !Number.isFinite(gap)) throw new RangeError(`not a gap: ${gap}`);
  if (adjustedP !== null && !(adjustedP >= 0 && adjustedP <= 1)) throw new RangeError(`not a p-value: ${adjustedP}`);

  if (gap === null || directN < POLICY.minimumToPublish) return 'FROM_SERVICES_ONLY';
  if (gap >= POLICY.materialGap) return 'BETTER_THAN_PARTS';
  if (gap > -POLICY.materialGap) return 'LIKE_PARTS';
  return adjustedP !== null && adjustedP <= POLICY.falseDiscoveryRate ? 'WORSE_THAN_PARTS' : 'UNCLEAR';
}
