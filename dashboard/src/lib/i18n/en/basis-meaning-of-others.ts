/** What each score says of what is no service: authorities, life situations, touchpoints rated as themselves. */

export const basisMeaningOfOthers = {
  AUTHORITY: {
    LIKE_FOR_LIKE:
      'How authorities would compare if all had the same mix of channels and segments. The mode of answering is taken out. It does not judge which channels an authority offers.',
    AS_EXPERIENCED:
      'How satisfied the clients of all its services are. The mode of answering is taken out; services, channels and segments count as much as they are used.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A service that many people rate counts for more than it is used, and asking at kiosks may raise it alone.',
  },
  SITUATIONS: {
    LIKE_FOR_LIKE:
      'How life situations would compare if all had the same mix of channels and segments. The mode of answering is taken out.',
    AS_EXPERIENCED:
      'How satisfied those are who went through the situation. The mode of answering is taken out; all answers count alike, as transactions are counted for services, not for situations.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A situation that is asked about at a kiosk may stand higher for that alone.',
  },
  TOUCHPOINTS: {
    LIKE_FOR_LIKE:
      'How touchpoints would compare if all had the same mix of segments. Each has one channel, so channels stay as they are. The mode of answering is taken out where it is known.',
    AS_EXPERIENCED:
      'How satisfied those are who used the touchpoint. The mode of answering is taken out where it is known; all answers count alike, as transactions are counted for services, not for touchpoints.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A touchpoint that asks at a kiosk may stand higher for that alone.',
  },
} as const;
