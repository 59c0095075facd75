import type { CommentQuestion, Language, Mode } from '../enums.ts';
import type { Draw } from './choose-drivers.ts';
import { BUILT_IN_INSTRUMENT, type Instrument } from './content.ts';
import { leadIn } from './lead-ins.ts';
import { questionsFor } from './questions.ts';
import type { AskContext, Level, Questionnaire } from './types.ts';

/** What a questionnaire is built from. `subjectName` stands in `language`. */
export interface QuestionnaireRequest extends AskContext {
  language: Language;
  subjectName: string;
  /** The respondent answers for a legal entity or association. */
  forOrganisation?: boolean;
  draw: Draw;
}

/** The whole questionnaire of one respondent, by a version of the instrument. */
export function buildQuestionnaire(
  request: QuestionnaireRequest,
  instrument: Instrument = BUILT_IN_INSTRUMENT,
): Questionnaire {
  const { level, mode, language, subjectName, forOrganisation, draw } = request;
  return {
    instrumentVersion: instrument.version,
    level,
    language,
    mode,
    leadIn: leadIn(level, language, subjectName, forOrganisation, instrument.content),
    questions: questionsFor(request, language, draw, instrument),
    comments: commentPrompts(mode, language, instrument),
  };
}

/** The open questions of a mode; none where there is nothing to write with. */
export function commentPrompts(
  mode: Mode,
  language: Language,
  { content }: Instrument = BUILT_IN_INSTRUMENT,
): Questionnaire['comments'] {
  if (!content.rendering[mode].comments) return [];
  return (Object.keys(content.comments) as CommentQuestion[]).map((question) => ({
    question,
    text: content.comments[question][language],
  }));
}

/** Text of "which of these services did you use", after SAT; null where it is not asked. */
export function usedQuestion(
  level: Level,
  mode: Mode,
  language: Language,
  { content }: Instrument = BUILT_IN_INSTRUMENT,
): string | null {
  return level === 'LIFE_SITUATION' && content.rendering[mode].items === 'ALL' ? content.usedQuestion[language] : null;
}
