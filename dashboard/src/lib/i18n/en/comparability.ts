import type { ComparabilityReason } from '@otklik/schema';
import { coveragePercent, minimumToPublish } from '../policy-numbers.ts';

/** Why two figures have no difference, or what is to be kept in mind of it. */
export const comparabilityReason = {
  NO_FIGURE: 'There is no figure: nobody rated, too few did, or it is withheld.',
  TOO_FEW: `Fewer than ${minimumToPublish} answers.`,
  INSTRUMENT_VERSION: 'People answered another major version of the questionnaire.',
  LINKED_VERSIONS:
    'Part of the answers were to an older version of the questionnaire: a published link brought them to the scale of the newer one, and its error is in the interval.',
  VERSIONS_LEFT_OUT:
    'Answers to an older version of the questionnaire are left out: nothing joins it to the newer one.',
  MODE_NOT_ADJUSTED:
    'People answered in other modes (kiosk, telephone, paper) than elsewhere, and the effect of the mode is not known well enough to take it out.',
  MODES_VARY:
    'The way of answering does not do the same in all channels: what was taken out for it is a mean over them, so the figure may be a few points off.',
  REFERENCE_MIX:
    'Like for like, it is on the reference mix of another year than the rest: part of a difference would come from the mix and not from the service.',
  MODE_TABLE: 'It was published with another mode table.',
  COVERAGE: `The answers cover less than ${coveragePercent} percent of the transactions, or of the common mix.`,
  UNWEIGHTED: 'Unweighted: how often each channel is used is not known, so every answer counts alike.',
  SOURCE_CLASSES: 'Its clients were reached in another way: by invitation rather than by a prompt, or the reverse.',
  OPEN_STREAM: 'Anyone could rate, so nothing is inferred from it.',
  INTERACTION: 'Channels differ from service to service by so much that one like-for-like score misleads.',
  OVERLAP: 'The same ratings would be on both sides.',
  NOTHING_TO_COMPARE: 'There is nothing comparable to put beside it.',
} satisfies Record<ComparabilityReason, string>;
