import * as contract from '@otklik/schema';
import { meaningsOf, registerVocabulary } from './vocabulary.ts';

/** The closed vocabularies of the contract as GraphQL enums. */
export const ChannelEnum = registerVocabulary('Channel', 'How the service was delivered.', contract.CHANNELS);
export const ModeEnum = registerVocabulary('Mode', 'How the rating was answered.', contract.MODES);
export const SourceClassEnum = registerVocabulary(
  'SourceClass',
  'How the respondent came to rate. Decided by the server.',
  contract.SOURCE_CLASSES,
);
export const AudienceEnum = registerVocabulary('Audience', 'Which clients a service is for.', contract.AUDIENCES);
export const ServiceStageEnum = registerVocabulary(
  'ServiceStage',
  'Stage in the life of a service.',
  contract.SERVICE_STAGES,
);
export const LanguageEnum = registerVocabulary('Language', 'Language of a text.', contract.LANGUAGES);
export const RatingStatusEnum = registerVocabulary(
  'RatingStatus',
  'Whether a rating is counted in the figures.',
  contract.RATING_STATUSES,
);
export const StatusReasonEnum = registerVocabulary(
  'StatusReason',
  'Why a rating is not counted.',
  contract.STATUS_REASONS,
);
export const InvitationOutcomeEnum = registerVocabulary(
  'InvitationOutcome',
  'What became of the invitation that came with a rating.',
  contract.INVITATION_OUTCOMES,
);
export const ItemEnum = registerVocabulary('Item', 'Question of the instrument.', contract.ITEMS);
export const MeasureEnum = registerVocabulary('Measure', 'What a figure can be asked for.', contract.MEASURES);
export const CommentQuestionEnum = registerVocabulary(
  'CommentQuestion',
  'Open question of the instrument.',
  contract.COMMENT_QUESTIONS,
);
export const NormMeasureEnum = registerVocabulary(
  'NormMeasure',
  'What a norm of service measures.',
  contract.NORM_MEASURES,
);
export const NormUnitEnum = registerVocabulary('NormUnit', 'Unit of a norm of service.', contract.NORM_UNITS);
export const NormClockEnum = registerVocabulary(
  'NormClock',
  'Hours that count for a norm of service.',
  contract.NORM_CLOCKS,
);
export const SubjectKindEnum = registerVocabulary('SubjectKind', 'Kind of what can be rated.', contract.SUBJECT_KINDS);
export const GrainEnum = registerVocabulary('Grain', 'Length of a period.', contract.GRAINS);
export const StreamEnum = registerVocabulary('Stream', 'Which ratings a figure is made of.', contract.STREAMS);
export const DimensionEnum = registerVocabulary(
  'Dimension',
  'What a figure can be broken down by.',
  contract.DIMENSIONS,
);
export const QualityEnum = registerVocabulary('Quality', 'Rung of the publication ladder.', contract.QUALITIES);
export const MethodEnum = registerVocabulary('Method', 'How an estimate was computed.', contract.METHODS);
export const SuppressionReasonEnum = registerVocabulary(
  'SuppressionReason',
  'Why a figure is withheld or absent.',
  contract.SUPPRESSION_REASONS,
);
export const ChartGrainEnum = registerVocabulary(
  'ChartGrain',
  'Length of a point of a control chart.',
  contract.CHART_GRAINS,
);
export const ChartStateEnum = registerVocabulary(
  'ChartState',
  'Whether a control chart has limits.',
  contract.CHART_STATES,
);
export const ChartSignalEnum = registerVocabulary(
  'ChartSignal',
  'Why a point of a control chart is worth a look.',
  contract.CHART_SIGNALS,
);
export const TrendEventKindEnum = registerVocabulary(
  'TrendEventKind',
  'What was recorded to have changed.',
  contract.TREND_EVENT_KINDS,
);
export const GapReadingEnum = registerVocabulary(
  'GapReading',
  'What the gap between a life situation and its services says.',
  contract.GAP_READINGS,
);
export const NormReadingEnum = registerVocabulary(
  'NormReading',
  'What a norm of time says beside what people say of the time it took.',
  contract.NORM_READINGS,
);
export const ImprovementStateEnum = registerVocabulary(
  'ImprovementState',
  'State of an improvement.',
  contract.IMPROVEMENT_STATES,
);
export const ChangeVerdictEnum = registerVocabulary(
  'ChangeVerdict',
  'What may be said of the figures before and after an improvement.',
  contract.CHANGE_VERDICTS,
);
export const EvidenceGradeEnum = registerVocabulary(
  'EvidenceGrade',
  'How far the figures bear out that an improvement worked.',
  contract.EVIDENCE_GRADES,
);
export const EffectReasonEnum = registerVocabulary(
  'EffectReason',
  'Why the evidence of an effect is not of a higher grade.',
  contract.EFFECT_REASONS,
);
export const StaffRoleEnum = registerVocabulary('StaffRole', 'What a member of staff may do.', contract.STAFF_ROLES);
export const LevelEnum = registerVocabulary('Level', 'Which questionnaire applies.', contract.LEVELS);
export const InstrumentStateEnum = registerVocabulary(
  'InstrumentState',
  'State of a version of the instrument.',
  contract.INSTRUMENT_STATES,
);
export const BumpEnum = registerVocabulary('InstrumentBump', 'How far a version is raised.', contract.BUMPS);
export const SeverityEnum = registerVocabulary('LintSeverity', 'How grave a finding is.', contract.SEVERITIES);
export const LintRuleEnum = registerVocabulary(
  'LintRule',
  'Rule a questionnaire is read by.',
  meaningsOf(contract.LINT_RULES),
);
export const VersionChangeKindEnum = registerVocabulary(
  'InstrumentChangeKind',
  'What a version changes of its parent.',
  meaningsOf(contract.VERSION_CHANGES),
);
export const TextKindEnum = registerVocabulary(
  'InstrumentTextKind',
  'What a text of the instrument is.',
  contract.TEXT_KINDS,
);
export const ItemRoleEnum = registerVocabulary('ItemRole', 'Whether an item is always asked.', contract.ITEM_ROLES);
export const ItemKindEnum = registerVocabulary('ItemKind', 'Whether an item is scored.', contract.ITEM_KINDS);
export const ModeInputEnum = registerVocabulary('ModeInput', 'How a point is chosen in a mode.', contract.MODE_INPUTS);
export const ModeConfirmEnum = registerVocabulary(
  'ModeConfirm',
  'Second step after which an answer counts.',
  contract.MODE_CONFIRMS,
);
export const LinkKindEnum = registerVocabulary(
  'InstrumentLinkKind',
  'How two versions are linked.',
  contract.LINK_KINDS,
);

export const UnlinkedReasonEnum = registerVocabulary(
  'UnlinkedReason',
  'Why two versions are not linked in an item.',
  contract.UNLINKED_REASONS,
);

export const BasisEnum = registerVocabulary('Basis', 'What is done to a score before it is shown.', contract.BASES);
export const ModeAdjustmentEnum = registerVocabulary(
  'ModeAdjustment',
  'Whether the mode of answering has been taken out of a score.',
  contract.MODE_ADJUSTMENTS,
);
export const ModeEffectReasonEnum = registerVocabulary(
  'ModeEffectReason',
  'Why the effect of a mode is not used.',
  contract.MODE_EFFECT_REASONS,
);
export const ModeEffectBasisEnum = registerVocabulary(
  'ModeEffectBasis',
  'How the answers that show the effect of a mode came about.',
  contract.MODE_EFFECT_BASES,
);
export const WeightingEnum = registerVocabulary(
  'Weighting',
  'What the parts of a score are weighted by.',
  contract.WEIGHTINGS,
);
export const ComparedWithEnum = registerVocabulary(
  'ComparedWith',
  'What figures are compared with.',
  contract.COMPARED_WITH,
);
export const ComparisonVerdictEnum = registerVocabulary(
  'ComparisonVerdict',
  'What a comparison says in words.',
  contract.COMPARISON_VERDICTS,
);
export const ComparabilityEnum = registerVocabulary(
  'Comparability',
  'How far a figure can be compared with the others.',
  contract.COMPARABILITIES,
);
export const ComparabilityReasonEnum = registerVocabulary(
  'ComparabilityReason',
  'Why a figure can be compared only with caution, or not at all.',
  contract.COMPARABILITY_REASONS,
);
export const FunnelPositionEnum = registerVocabulary(
  'FunnelPosition',
  'Where a point lies in a funnel plot.',
  contract.FUNNEL_POSITIONS,
);
