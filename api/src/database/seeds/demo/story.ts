/**
 * The story of the demo country as true values, in points of the 0–100 satisfaction scale. Ratings are
 * drawn from them, so tests can ask whether the figures find them again. All months are counted back
 * from the month of the anchor day (0 = that month, which is still running).
 */
import type { Channel, Mode } from '@otklik/schema';
import type { Stream } from './streams.ts';

/** True satisfaction of a citizen on the web, by service, as it is now. */
export const SERVICE_SAT: Readonly<Record<string, number>> = {
  'birth-registration': 86,
  'marriage-registration': 88,
  'death-registration': 80,
  'identity-card': 79,
  'travel-passport': 76,
  'residence-registration': 72,
  'residence-permit': 66,
  'citizenship-application': 67,
  'family-composition-certificate': 61,
  'child-allowance': 78,
  'birth-grant': 84,
  'kindergarten-place': 60,
  'large-family-card': 81,
  'old-age-pension': 74,
  'disability-status': 58,
  'assistive-devices': 63,
  'funeral-allowance': 77,
  'job-search': 65,
  'unemployment-benefit': 62,
  retraining: 75,
  'work-permit': 64,
  'sole-proprietor-registration': 82,
  'company-registration': 77,
  'self-employed-registration': 86,
  'association-registration': 68,
  'tax-deduction': 80,
  'property-registration': 78,
  'land-plot-lease': 59,
  'driving-licence': 73,
  'vehicle-registration': 75,
  'retail-inspection': 66,
  'fire-safety-inspection': 69,
  'contract-approval': 42,
  'decision-approval': 57,
  'register-access': 68,
  'statistics-access': 63,
  'workplace-equipment': 71,
  'it-support': 74,
  'business-trip': 60,
  'leave-and-certificates': 79,
};

/** True satisfaction with a life situation as a whole. After the loss of a close one the whole is worse than its parts. */
export const LIFE_SITUATION_SAT: Readonly<Record<string, number>> = {
  'birth-of-a-child': 78,
  'starting-a-business': 73,
  'moving-house': 73,
  'loss-of-a-close-one': 58,
  retirement: 74,
  'living-with-a-disability': 66,
};

/** True satisfaction with a point of contact as such. */
export const TOUCHPOINT_SAT: Readonly<Record<string, number>> = {
  'services-portal': 77,
  'services-app': 82,
  'business-account': 74,
  'jobs-site': 64,
  'assistant-bot': 60,
  'help-line': 70,
  'business-line': 71,
  'office-yasnograd': 76,
  'office-sineozersk': 79,
  'office-verkhneluchye': 75,
  'office-tikhoborye': 72,
  'office-dalny-kut': 84,
  'employment-office-yasnograd': 67,
};

/** How much a mode flatters, compared with the web, for the same service delivered in the same way. */
export const MODE_EFFECT: Readonly<Record<Mode, number>> = {
  WEB: 0,
  APP: 1,
  CHAT: 0,
  EMAIL: -1,
  IVR: 7,
  VOICE: 3,
  OPERATOR: 9,
  PAPER: 2,
  KIOSK: 8,
};

/** What a channel really adds. */
export const CHANNEL_EFFECT: Readonly<Record<Channel, number>> = {
  PORTAL: 0,
  MOBILE_APP: 0,
  SOCIAL_NETWORK: 0,
  CHAT_BOT: -3,
  TELEPHONE: 0,
  WRITTEN: -1,
  IN_PERSON: 3,
};

/** Services that are really better or worse in an office than elsewhere, beside the effect of the channel. */
export const OFFICE_EFFECT: Readonly<Record<string, number>> = {
  'disability-status': 6,
  'old-age-pension': 5,
  'driving-licence': -9,
  'vehicle-registration': -9,
};

/** What the place adds for everyone served there (office and its terminal). */
export const PLACE_EFFECT: Readonly<Record<string, number>> = { Sineozersk: 2, Tikhoborye: -4 };

/** How much lower or higher a segment rates the same service. */
export const SEGMENT_EFFECT: Readonly<Record<string, number>> = { 'foreign-citizen': -6, 'legal-entity': -1 };

/** Those who come by themselves (open stream) are less content than those who are asked. */
export const OPEN_EFFECT = -9;

/** The new form of one service failed in one month; a registered improvement two months later repaired it. */
export const RELEASE = {
  service: 'travel-passport',
  /** The bad month and the one after it: points lost by months before the anchor. */
  lost: { 9: -12, 8: -10 } as Readonly<Record<number, number>>,
  badMonth: 9,
  improvedMonth: 7,
} as const;

/**
 * Services that a registered improvement made better, and by how many points: lower by so much up to and including the
 * month in which it was begun, from the next one on as good as `SERVICE_SAT` says.
 */
export const IMPROVED: Readonly<Record<string, { gained: number; begunMonth: number }>> = {
  'tax-deduction': { gained: 11, begunMonth: 10 },
  'driving-licence': { gained: 11, begunMonth: 8 },
};

/** Share of portal and application among ratings of external clients, on the first and on the last day. */
export const DIGITAL_SHARE = { first: 0.45, last: 0.7 } as const;
/** The same for internal clients; it does not move. */
export const INTERNAL_DIGITAL_SHARE = 0.75;

/** The office that is too small to publish: its ratings in any month or quarter. */
export const SMALL_OFFICE = { touchpoint: 'office-dalny-kut', mostInAMonth: 3, mostInAQuarter: 9 } as const;

/** The life situation whose direct score lies at least this far below the mean of its services. */
export const BROKEN_WHOLE = { lifeSituation: 'loss-of-a-close-one', gapAtLeast: 10 } as const;

/** The internal service that hurts most. */
export const LOWEST_INTERNAL = 'contract-approval';

/** Services that were not rated during all 22 months: rated from, and until, so many months before the anchor. */
export const RATED_DURING: Readonly<Record<string, { from?: number; until?: number }>> = {
  'citizenship-application': { from: 12 },
  'assistive-devices': { from: 14 },
  'statistics-access': { from: 10 },
  'land-plot-lease': { from: 4 },
  'family-composition-certificate': { until: 6 },
};

/** Services and what went worse there than the rest: points added to the mean of an item. */
export const ITEM_EFFECT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'kindergarten-place': { TIME: -14, STATUS: -16, INFO: 4 },
  'disability-status': { EASE: -12, DOCS: -18, TIME: -6, EXPLAIN: -8 },
  'travel-passport': { TIME: 4, TECH: -4 },
  'driving-licence': { TIME: -10 },
  'unemployment-benefit': { EASE: -8, DOCS: -10 },
  'residence-permit': { TIME: -12, INFO: -8 },
  'contract-approval': { TIME: -10, RULES: -20, STATUS: -6 },
  'decision-approval': { RULES: -12 },
  'marriage-registration': { STAFF: 5 },
  'loss-of-a-close-one': { STATUS: -6, DOCS: -14, ONE: -14 },
  'self-employed-registration': { EASE: 5, TIME: 6 },
};

/** True mean satisfaction (0–100) of one segment in one stream, so many months before the anchor. */
export function trueSat(stream: Stream, segment: string, month: number): number {
  const released = stream.key === RELEASE.service ? (RELEASE.lost[month] ?? 0) : 0;
  const improved = 'service' in stream.subject ? IMPROVED[stream.key] : undefined;
  const missing = improved && month >= improved.begunMonth ? -improved.gained : 0;
  return Math.min(97, Math.max(5, stream.sat + (SEGMENT_EFFECT[segment] ?? 0) + released + missing));
}
