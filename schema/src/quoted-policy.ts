/**
 * Constants of the method that texts and pages quote, by the names that the method page prints. The api computes with its
 * own, of which these are copies: a test there holds the two together.
 */
export const QUOTED_POLICY = {
  /** Answers from which a figure may be compared. */
  minimumToPublish: 30,
  /** Answers from which a figure may be called above or below others. */
  minimumToFlag: 100,
  /** Reliability from which it may. */
  minimumReliability: 0.7,
  /** Smallest difference, in points of 100, that is called one. */
  materialPoints: 3,
  /** Comparable services from which a funnel is drawn. */
  funnelUnitsAtLeast: 5,
  /** Chance below which an effect is taken not to be the same everywhere. */
  interactionMaximumP: 0.01,
} as const;
