/**
 * The closed vocabularies of the platform, written once. The api turns them into GraphQL enums and
 * database checks, the widget and the pages use them as types.
 *
 * All of them may grow: a client treats a value it does not know as "other".
 */

import { QUOTED_POLICY } from './quoted-policy.ts';

const {
  baselineAtLeast,
  baselineAtMost,
  funnelOuterTail,
  funnelTail,
  materialPoints,
  minimumCoverage,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
  monthsAfterAtLeast,
  monthsBeforeAtLeast,
  pairsForDrivers,
  runLength,
} = QUOTED_POLICY;
const percent = (share: number) => Math.round(1_000 * share) / 10;

/** How the service was delivered: the seven channels. Not how the rating was answered (see MODES). */
export const CHANNELS = {
  PORTAL: 'Portals and sites.',
  MOBILE_APP: 'Mobile applications.',
  SOCIAL_NETWORK: 'Social networks and public chats.',
  CHAT_BOT: 'Chat-bots, personal chats and voice assistants.',
  TELEPHONE: 'Telephone.',
  WRITTEN: 'Written: e-mail, letter, personal account.',
  IN_PERSON: 'In person: offices and one-stop shops.',
} as const;
export type Channel = keyof typeof CHANNELS;

/** How the rating was answered. WEB is the reference mode of the mode adjustment. */
export const MODES = {
  WEB: 'Self-administered on a web page or in the widget. The reference mode.',
  APP: 'Self-administered inside a mobile application.',
  CHAT: 'Quick replies in a messenger or chat-bot.',
  EMAIL: 'Labelled links in an e-mail, confirmed on a page.',
  IVR: 'Keys pressed in an automatic telephone interview.',
  VOICE: 'Digits spoken to a voice assistant.',
  OPERATOR: 'Read out and entered by an operator who did not serve the client.',
  PAPER: 'A paper form, entered later.',
  KIOSK: 'A terminal in an office; satisfaction only.',
} as const;
export type Mode = keyof typeof MODES;

/** How the respondent came to rate. Decided by the server for each rating, never by the client. */
export const SOURCE_CLASSES = {
  RANDOM: 'A valid invitation from a sample or census with a known denominator.',
  PROMPT: 'A prompt shown to everyone at an end point, where the offers of that day were counted.',
  OPEN: 'Anyone could rate: open link, QR code, footer. Shown apart from the score, without an interval.',
  COMPLAINT: 'Complaints and mentions. Never part of a score.',
} as const;
export type SourceClass = keyof typeof SOURCE_CLASSES;

/** Which clients a service is for. */
export const AUDIENCES = {
  EXTERNAL: 'Citizens, foreign citizens, stateless persons, sole proprietors, associations, legal entities.',
  INTERNAL: 'Civil servants and employees.',
} as const;
export type Audience = keyof typeof AUDIENCES;

/** Stage in the life of a service. */
export const SERVICE_STAGES = {
  ALPHA: 'A prototype tested with people.',
  BETA: 'Open to some clients while it is still being changed.',
  LIVE: 'In full operation.',
  RETIRED: 'No longer offered; its ratings and figures stay.',
} as const;
export type ServiceStage = keyof typeof SERVICE_STAGES;

/** State of a version of the instrument. */
export const INSTRUMENT_STATES = {
  DRAFT: 'Being written; seen by methodologists only.',
  PUBLISHED: 'Frozen, and asked.',
  RETIRED:
    'Frozen, and no longer asked: a newer one took its place. Answers to it are still taken, under its own number.',
} as const;
export type InstrumentState = keyof typeof INSTRUMENT_STATES;

/** How two versions of the instrument are linked. */
export const LINK_KINDS = {
  MEAN: 'By means: their spreads are alike.',
  LINEAR: 'By means and spreads.',
} as const;

/** Why two versions that ran in parallel are not linked in an item, or not yet. */
export const UNLINKED_REASONS = {
  ENDED_EARLY: 'The run was ended before its full quarter was over.',
  NO_WHOLE_DAY: 'No whole day of the run is over: the day of its start does not count, as it has answers of before.',
  NO_ANSWERS: 'To one of the versions nobody has answered it, among invited and prompted ratings of services.',
  NOT_AS_DRAWN:
    'At no touchpoint did the answers come to the versions that were drawn, or too few came to tell. It is looked at once an hour.',
  NO_COMMON_STRATUM: 'Both versions have answers, but in no service and mode two to each of them.',
  TOO_FEW_TO_FREEZE: `When the run was ended, the link rested on fewer than ${minimumToFlag} answers to one of the versions.`,
} as const;
export type UnlinkedReason = keyof typeof UNLINKED_REASONS;

/** Languages every text of the platform exists in. */
export const LANGUAGES = { RU: 'Russian.', EN: 'English.' } as const;
export type Language = keyof typeof LANGUAGES;
/** A text in every language of the platform. */
export type LocalizedText = Record<Language, string>;

/** Whether a rating is counted in the figures. */
export const RATING_STATUSES = {
  COUNTED: 'Counted in the tallies.',
  HELD: 'Stored, not counted until it has been checked.',
  EXCLUDED: 'Stored, not counted, for the reason given.',
} as const;
export type RatingStatus = keyof typeof RATING_STATUSES;

/** Why a rating is excluded or held. */
export const STATUS_REASONS = {
  DUPLICATE_CASE: 'A later rating of the same case by the same partner replaced it.',
  TEST: 'Sent to try out an integration.',
} as const;
export type StatusReason = keyof typeof STATUS_REASONS;

/** What became of the invitation that came with a rating. The rating is stored whatever it is. */
export const INVITATION_OUTCOMES = {
  ACCEPTED: 'Valid, and used by this rating: its source class is RANDOM.',
  SPENT: 'Another rating has used it.',
  EXPIRED: 'It is too old.',
  UNFIT: 'Given out for something else: another subject, touchpoint, segment or mode.',
  UNKNOWN: 'Not given out here, or damaged on the way.',
} as const;
export type InvitationOutcome = keyof typeof INVITATION_OUTCOMES;

/** Items of the instrument that have a tally. OPEN and USED are questions too, but are not tallied by value. */
export const ITEMS = {
  SAT: 'Overall satisfaction. Mandatory, first, on every touchpoint.',
  EASE: 'How easy it was to do everything required. In the index.',
  TIME: 'Satisfaction with how long it all took. In the index.',
  RESULT: 'Whether the client got what was needed. A fact, never in the index.',
  ONE: 'Life situations: how well the organisations worked together.',
  REPEAT: 'Life situations: asked again for the same information or documents. A fact.',
  TRUST: 'Trust in the organisations dealt with.',
  INFO: 'Driver: clarity of what had to be done.',
  EXPLAIN: 'Driver: how clearly the decision was explained.',
  EXPECT: 'Driver: compared with expectations.',
  STAFF: 'Driver: work of the staff.',
  BOT: 'Driver: work of the digital assistant.',
  TECH: 'Driver: work of the site or app.',
  STATUS: 'Driver: being told how the matter progressed.',
  DOCS: 'Driver: gathering documents and information.',
  FAIR: 'Driver: fairness of treatment.',
  RULES: 'Driver, internal clients: unnecessary approvals.',
} as const;
export type Item = keyof typeof ITEMS;

/** What a figure can be asked for: an item or the index. */
export const MEASURES = {
  SAT: 'Satisfaction score, 0–100 mean. Comparable at every touchpoint.',
  EASE: 'Ease score, 0–100 mean.',
  TIME: 'Time score, 0–100 mean.',
  RESULT: 'Share of clients who fully got what they needed, in percent of those for whom it is settled.',
  CSI: `Index: mean of SAT, EASE and TIME. Published where each has n ≥ ${minimumToPublish}.`,
} as const;
export type Measure = keyof typeof MEASURES;

/** The two open questions. */
export const COMMENT_QUESTIONS = {
  IMPROVE: 'What should be improved first?',
  GOOD: 'What was good?',
} as const;
export type CommentQuestion = keyof typeof COMMENT_QUESTIONS;

/** Kinds of subject: what can be rated. */
export const SUBJECT_KINDS = {
  SERVICE: 'A public or internal service.',
  LIFE_SITUATION: 'A life situation that spans many services and authorities.',
  TOUCHPOINT: 'A portal, app, office or help line, rated as itself.',
} as const;
export type SubjectKind = keyof typeof SUBJECT_KINDS;

/** Length of a period on a trend. */
export const GRAINS = {
  DAY: 'Calendar days.',
  WEEK: 'Weeks from Monday to Sunday.',
  MONTH: 'Calendar months.',
  QUARTER: 'Calendar quarters.',
} as const;
export type Grain = keyof typeof GRAINS;

/** Which ratings a figure is made of. */
export const STREAMS = {
  SCORE: 'RANDOM and PROMPT: the ratings that make the score.',
  OPEN: 'OPEN: shown beside the score, never inside it, without an interval.',
} as const;
export type Stream = keyof typeof STREAMS;

/** What a figure can be broken down by. */
export const DIMENSIONS = {
  CHANNEL: 'Channel of delivery.',
  TOUCHPOINT: 'Point of contact.',
  MODE: 'How the rating was answered.',
  SEGMENT: 'Segment of clients.',
  LANGUAGE: 'Language of the rating.',
  SOURCE_CLASS: 'How the respondents came to rate: RANDOM and PROMPT apart.',
} as const;
export type Dimension = keyof typeof DIMENSIONS;

/** Rung of the publication ladder. */
export const QUALITIES = {
  NONE: `Fewer than ${minimumToShow} answers: nothing is shown.`,
  INDICATIVE: `${minimumToShow} to ${minimumToPublish - 1} answers: indicative, no colour, no comparison.`,
  PUBLISHABLE: `${minimumToPublish} or more answers: shown with its interval.`,
  SOLID: `${minimumToFlag} or more answers: may be flagged above or below, where reliability allows.`,
} as const;
export type Quality = keyof typeof QUALITIES;

/** How an estimate was computed. */
export const METHODS = {
  MEAN_SCORE_INTERVAL: 'Mean of scores with the score interval on the effective sample size.',
  SHARE_SCORE_INTERVAL: 'Share with the Wilson score interval.',
  INDEX_SCORE_INTERVAL: 'Mean of three item means; variance from item pairs; score interval.',
  MEAN_WITHOUT_INTERVAL: 'Mean of an open stream; no inference is made from it.',
  VERSION_LINK:
    'Difference of two versions of the instrument in a parallel run, on the same mix of services and modes.',
  QUANTILE_OF_BINS: 'Quantile of measured values that are kept in bins; interval between two order statistics.',
  ADJUSTED_SCORE_INTERVAL:
    'Mean after the published adjustments and weights; variance with the error of the mode table; score interval.',
  MEAN_OF_FIGURES: 'Mean of several figures, beside which each of them is put.',
  FIXED_MIX_SCORE_INTERVAL:
    'Mean moved to a fixed mix of channels and segments, modes taken out; smoothed variances; score interval.',
  SITUATION_COMPOSITE: 'Mean of the services of a life situation, each weighing as often as journeys use it.',
  EXPLAINED_SPREAD: 'Share of the spread of satisfaction that goes along with drivers; shared out by LMG.',
} as const;
export type Method = keyof typeof METHODS;

/** Why a figure is withheld or absent. */
export const SUPPRESSION_REASONS = {
  NO_DATA: 'Nobody has rated this in this period.',
  TOO_FEW: `Fewer than ${minimumToShow} answers.`,
  PROTECTS_ANOTHER: 'Withheld so that another, withheld figure cannot be worked out.',
  INDEX_INCOMPLETE: `The index needs ${minimumToPublish} answers to each of its three items.`,
  NOT_PUBLISHED: 'Not published: the period is not closed, or this breakdown is not published.',
  NOT_PERMITTED: 'The viewer may not see this figure.',
  INTERNAL_CROSSING: 'Breakdowns of internal clients are never crossed.',
  ABOVE_BINS: 'It lies above the largest value that is kept apart.',
  NO_REFERENCE_MIX:
    'The like-for-like score needs a published reference mix, and effects of channel and segment that cover it.',
  TOO_FEW_TO_COMPARE: `Fewer than ${minimumToPublish} answers: not for comparison.`,
  LOW_COVERAGE: `Not comparable: channels and segments with answers are less than ${percent(minimumCoverage)} percent of the mix.`,
  MIXED_VERSIONS: 'Two major versions of the questionnaire were answered in this period, and no link joins them.',
  MODE_NOT_ADJUSTED:
    'Not comparable: answered in other modes than what it is put beside, and the effect of the modes could not be taken out.',
  NO_JOURNEYS: 'Nobody has told which services a journey used.',
  FEW_PAIRS: `Fewer than ${pairsForDrivers} ratings answered both questions.`,
  NOT_POSITIVE_DEFINITE: 'The questions repeat each other: shares cannot be told apart.',
  NOTHING_EXPLAINED: 'Nothing asked goes together with satisfaction.',
} as const;
export type SuppressionReason = keyof typeof SUPPRESSION_REASONS;

/** Length of a point of a control chart. */
export const CHART_GRAINS = {
  WEEK: `Weeks from Monday to Sunday; only those with ${minimumToPublish} answers are charted.`,
  MONTH: 'Calendar months.',
} as const;
export type ChartGrain = keyof typeof CHART_GRAINS;

/** Whether a control chart has limits. */
export const CHART_STATES = {
  STABLE: `Limits are frozen at the first ${baselineAtLeast} to ${baselineAtMost} points since the last event that may move them.`,
  TOO_SHORT: `Fewer than ${baselineAtLeast} points since then: no limits yet.`,
  NO_STABLE_BASELINE: 'The first points signal themselves: there is no "usual" to measure by.',
} as const;
export type ChartState = keyof typeof CHART_STATES;

/** Why a point of a control chart is worth a look. */
export const CHART_SIGNALS = {
  OUTSIDE: 'The point lies outside its limits.',
  RUN: `It makes at least ${runLength} in a row on one side of the centre.`,
} as const;
export type ChartSignalKind = keyof typeof CHART_SIGNALS;

/** What was recorded to have changed. */
export const TREND_EVENT_KINDS = {
  INSTRUMENT_VERSION: 'A version of the questionnaire was published.',
  RELEASE: 'A release of the service, recorded by staff.',
  IMPROVEMENT: 'An improvement was done.',
} as const;
export type TrendEventKind = keyof typeof TREND_EVENT_KINDS;

/** What the gap between a life situation and its services says. */
export const GAP_READINGS = {
  FROM_SERVICES_ONLY: `Fewer than ${minimumToPublish} rated the situation itself: there are only its services.`,
  WORSE_THAN_PARTS: 'The whole is worse than its parts: look at the seams between services.',
  UNCLEAR: 'As large a gap, but it may be chance.',
  LIKE_PARTS: 'The whole is as its parts: steer by the services.',
  BETTER_THAN_PARTS: 'The whole is better than its parts: people look back kindly, or others answered. Check.',
} as const;
export type GapReadingKind = keyof typeof GAP_READINGS;

/** What a norm of time says beside what people say of the time it took. */
export const NORM_READINGS = {
  AGREES: 'What was measured and what people say go the same way.',
  KEPT_BUT_DISSATISFIED:
    'The norm is kept, and people are dissatisfied with the time: it measures something else than they wait for.',
  NOT_KEPT_BUT_SATISFIED: 'The norm is not kept, and people are satisfied with the time: it is stricter than they are.',
  UNCLEAR: 'One of the two is not certain enough to be read.',
} as const;
export type NormReadingKind = keyof typeof NORM_READINGS;

/** State of an improvement. */
export const IMPROVEMENT_STATES = {
  PLANNED: 'Decided, not started.',
  STARTED: 'Being done.',
  DONE: 'Done.',
  DECLINED: 'Will not be done; the reason is published.',
} as const;
export type ImprovementState = keyof typeof IMPROVEMENT_STATES;

/** What may be said of the figures before and after an improvement. Never "because of". */
export const CHANGE_VERDICTS = {
  TOO_EARLY: `Not yet: no month after it is closed, or one side has fewer than ${minimumToPublish} answers.`,
  IMPROVED_AFTER: `Better afterwards, by ${materialPoints} points or more, and not by chance alone.`,
  WORSE_AFTER: `Worse afterwards, by ${materialPoints} points or more, and not by chance alone.`,
  NO_VISIBLE_CHANGE: `No difference that can be told from chance, or one smaller than ${materialPoints} points.`,
  NOT_COMPARABLE: 'The two periods cannot be compared, for the reasons that a comparison of any two figures names.',
} as const;
export type ChangeVerdict = keyof typeof CHANGE_VERDICTS;

/** How far the figures bear out that an improvement worked. */
export const EVIDENCE_GRADES = {
  A: 'Compared with services that did not get it, and the two had not been drifting apart before.',
  B: `Against its own earlier course: at least ${monthsBeforeAtLeast} months before and ${monthsAfterAtLeast} after.`,
  C: 'Only before and after: "changed after", never "because of".',
} as const;
export type EvidenceGrade = keyof typeof EVIDENCE_GRADES;

/** Why the evidence of an effect is not of a higher grade. */
export const EFFECT_REASONS = {
  NOT_REGISTERED_BEFORE:
    'What is compared was not written down before the start, or was changed after it; or the start was moved when it had passed.',
  NO_COMPARISON: 'No services were named to compare with.',
  THIN_COMPARISON: 'A side has too few answers before or after to be compared on a fixed mix.',
  PLACEBO_MISSING: 'There are too few months before the start to see whether the two sides moved alike.',
  PLACEBO_FAILED: 'The two sides were drifting apart before anything had happened.',
  BASELINES_DIFFER: 'The services compared started from another level, and there are too few to take chance out of it.',
  MIXED_VERSIONS: 'The questionnaire changed in between.',
  MODE_NOT_ADJUSTED: 'More or fewer people answered afterwards in ways whose effect is not known.',
} as const;
export type EffectReason = keyof typeof EFFECT_REASONS;

/** What a member of staff may do within an authority and those below it. */
export const STAFF_ROLES = {
  PLATFORM_ADMIN: 'Runs the platform; sees no comments.',
  AUTHORITY_ADMIN: 'Changes the registry of the authority and its partner keys.',
  ANALYST: 'Reads figures and comments, registers improvements, publishes reports.',
  MODERATOR: 'Reads comments.',
  OPERATOR: 'Enters ratings only.',
  METHODOLOGIST: 'Owns the instrument: drafts, checks and publishes its versions; reads figures, no comments.',
} as const;
export type StaffRole = keyof typeof STAFF_ROLES;

/** What is done to a score before it is shown. Two are published; the plain mean is one click away. */
export const BASES = {
  AS_EXPERIENCED:
    'How satisfied the own clients are: answers as if all had been given on the web, weighted to the transactions of each channel and segment.',
  LIKE_FOR_LIKE:
    'How it would compare with the same mix of channels and segments everywhere. It never judges which channels an authority offers.',
  RAW: 'The plain mean of the answers, neither adjusted nor weighted.',
} as const;
export type Basis = keyof typeof BASES;

/** Whether the mode in which a rating was answered has been taken out of a score. */
export const MODE_ADJUSTMENTS = {
  ADJUSTED: 'Every mode among the answers but the web has an effect in the mode table, which is taken off.',
  PARTLY: 'Some modes among the answers have no usable effect: theirs is not taken off.',
  NOT_ADJUSTED: 'Mode not adjusted: no mode among the answers but the web has a usable effect.',
  NOT_NEEDED: 'All answers were given on the web.',
} as const;
export type ModeAdjustment = keyof typeof MODE_ADJUSTMENTS;

/** Why the effect of a mode is not used: it is 0 then, and the figure says "mode not adjusted". */
export const MODE_EFFECT_REASONS = {
  NO_TABLE: 'No mode table has been published yet, or it does not know the mode.',
  DISCONNECTED:
    'Nobody who was served in the same way answered in both modes, not even by way of others: the effect cannot be told from the service.',
  CONFOUNDED: 'A segment goes with the mode wherever it was used: the effect cannot be told from that of the segment.',
  TOO_FEW: 'Fewer answers than the method asks for, in this mode or on the web, where both were used.',
  IMPRECISE: 'The standard error of the effect is larger than the method allows.',
} as const;
export type ModeEffectReason = keyof typeof MODE_EFFECT_REASONS;

/** How the answers that show the effect of a mode came about. */
export const MODE_EFFECT_BASES = {
  RANDOMISED: 'Clients were drawn into the mode at random: the effect is that of the mode.',
  OBSERVATIONAL: 'Clients chose their mode: the effect may hold something of who chooses it.',
} as const;
export type ModeEffectBasis = keyof typeof MODE_EFFECT_BASES;

/** What the parts of a score are weighted by. */
export const WEIGHTINGS = {
  FLOW: 'Transactions of each channel and segment.',
  ANSWERS: 'Unweighted: each answer counts alike, as transactions are not known.',
} as const;
export type Weighting = keyof typeof WEIGHTINGS;

/** What figures are compared with. */
export const COMPARED_WITH = {
  MEAN: 'The mean of all that are compared, each counting alike.',
  FIRST: 'The first one of the list.',
} as const;
export type ComparedWith = keyof typeof COMPARED_WITH;

/** What a comparison says in words. */
export const COMPARISON_VERDICTS = {
  ABOVE: `Above: by ${materialPoints} points or more, and not by chance alone.`,
  ABOUT_AVERAGE: `About average: no difference of ${materialPoints} points or more that can be told from chance.`,
  BELOW: `Below: by ${materialPoints} points or more, and not by chance alone.`,
  INSUFFICIENT_DATA: 'Too few answers, or too little reliability, to say either.',
  NOT_COMPARABLE: 'Cannot be compared; the reasons are told.',
} as const;
export type ComparisonVerdict = keyof typeof COMPARISON_VERDICTS;

/** How far a figure can be compared with the others. */
export const COMPARABILITIES = {
  COMPARABLE: 'Nothing stands against a comparison.',
  WITH_CAUTION: 'Can be compared; the reasons say what to keep in mind.',
  NOT_COMPARABLE: 'Cannot be compared: there is no difference.',
} as const;
export type Comparability = keyof typeof COMPARABILITIES;

/** Why a figure can be compared only with caution, or not at all. */
export const COMPARABILITY_REASONS = {
  NO_FIGURE: 'There is no figure: nobody rated, too few did, or it is withheld.',
  TOO_FEW: `Fewer than ${minimumToPublish} answers.`,
  INSTRUMENT_VERSION: 'Answers to another MAJOR version of the questionnaire.',
  LINKED_VERSIONS:
    'Answers to another MAJOR version were brought to the scale of the newest by a published link, whose error is in the interval.',
  VERSIONS_LEFT_OUT: 'Answers to another MAJOR version are left out: nothing joins the two.',
  MODE_NOT_ADJUSTED: 'Answered in other modes than the rest, and the effect of the modes could not be taken out.',
  MODES_VARY:
    'Modes do not do the same in all channels: what was taken out for them is a mean, and the figure may be a few points off.',
  REFERENCE_MIX:
    'On the reference mix of another year, or on none: part of a difference would be that between the mixes.',
  MODE_TABLE: 'Published with another mode table.',
  COVERAGE: `The answers cover less than ${percent(minimumCoverage)} percent of the transactions, or of the reference mix.`,
  UNWEIGHTED: 'Weighted by answers: transactions are not known.',
  SOURCE_CLASSES:
    'Its respondents were reached in another way: by invitation or by a prompt. Of published figures it is known of quarters, where the answers of each are published.',
  OPEN_STREAM: 'Anyone could rate: nothing is inferred from it.',
  INTERACTION: 'Channels differ from service to service by so much that one like-for-like score misleads.',
  OVERLAP: 'The same ratings would be on both sides.',
  NOTHING_TO_COMPARE: 'There is nothing comparable to put beside it.',
} as const;
export type ComparabilityReason = keyof typeof COMPARABILITY_REASONS;

/** Where a point lies in a funnel plot. */
export const FUNNEL_POSITIONS = {
  BELOW_998: `Below the ${percent(1 - 2 * funnelOuterTail)} % limit: look at it. It does not say "bad".`,
  BELOW_95: `Below the ${percent(1 - 2 * funnelTail)} % limit.`,
  WITHIN: 'Within the limits: what chance and the usual spread explain.',
  ABOVE_95: `Above the ${percent(1 - 2 * funnelTail)} % limit.`,
  ABOVE_998: `Above the ${percent(1 - 2 * funnelOuterTail)} % limit: look at it.`,
} as const;
export type FunnelPosition = keyof typeof FUNNEL_POSITIONS;
