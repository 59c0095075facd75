/** What each score says of the times and the parts of one subject, where they are compared. */

export const basisMeaningOfParts = {
  BEFORE_AND_AFTER: {
    LIKE_FOR_LIKE:
      'How before and after would compare if the mix of channels and segments had been the same. The mode of answering is taken out. Clients who only move to another channel do not change it.',
    AS_EXPERIENCED:
      'How satisfied the clients of each time were. The mode of answering is taken out; channels and segments count as much as they were used then. It also changes when clients move to another channel.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. It also changes when people are only asked in another way.',
  },
  CHANNELS: {
    LIKE_FOR_LIKE:
      'How the channels of the service would compare if each had the same mix of segments. The mode of answering is taken out.',
    AS_EXPERIENCED:
      'How satisfied the clients of each channel are. The mode of answering is taken out; segments count as much as they use the channel.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A channel that asks at a kiosk may stand higher for that alone.',
  },
  TOUCHPOINTS_OF_ONE: {
    LIKE_FOR_LIKE:
      'How the touchpoints of the service would compare if each had the same mix of segments. Each has one channel, so channels stay as they are. The mode of answering is taken out where it is known.',
    AS_EXPERIENCED:
      'How satisfied the clients of each touchpoint are. The mode of answering is taken out where it is known; segments count as much as they use the touchpoint, where that is reported.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. An office that asks at a kiosk may stand higher for that alone.',
  },
  SEGMENTS: {
    LIKE_FOR_LIKE:
      'How the segments would compare if each used the same mix of channels. The mode of answering is taken out.',
    AS_EXPERIENCED:
      'How satisfied the clients of each segment are. The mode of answering is taken out; channels count as much as the segment uses them.',
    RAW: 'The plain mean of the answers: nothing is taken out and nothing is weighted. A segment that is asked at kiosks may stand higher for that alone.',
  },
} as const;
