/** What each score says, of whatever a page shows it. */

export const basisMeaning = {
  SERVICES: {
    LIKE_FOR_LIKE:
      'How services would compare if all had the same mix of channels and segments. The mode of answering is taken out. It does not judge which channels an authority offers.',
    AS_EXPERIENCED:
      'How satisfied its own clients are. The mode of answering is taken out; channels and segments count as much as they are used.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A service that asks at a kiosk may stand higher for that alone.',
  },
} as const;
