import type { SourceClass } from '@otklik/schema';

/** From the weakest to the strongest ground for inference. */
const STRENGTH: readonly SourceClass[] = ['COMPLAINT', 'OPEN', 'PROMPT', 'RANDOM'];

/** What is known about how a rating came about. */
export interface Provenance {
  /** Most that the touchpoint may reach. */
  maximum: SourceClass;
  /** A valid invitation came with the rating. */
  isInvited: boolean;
  /** Offers to rate were counted at the touchpoint on the day of the rating. */
  wereOffersCounted: boolean;
}

/** The source class of one rating: what it earned, but no more than the touchpoint may reach. */
export function decideSourceClass({ maximum, isInvited, wereOffersCounted }: Provenance): SourceClass {
  const mayReach = (sourceClass: SourceClass) => STRENGTH.indexOf(sourceClass) <= STRENGTH.indexOf(maximum);
  if (isInvited && mayReach('RANDOM')) return 'RANDOM';
  if (wereOffersCounted && mayReach('PROMPT')) return 'PROMPT';
  return 'OPEN';
}
