import type { CommentQuestion, Language, Mode } from '../enums.ts';
import type { Draw } from './choose-drivers.ts';
import { COMMENT_PROMPTS } from './comments.ts';
import { USED_QUESTION } from './items-life-situation.ts';
import { leadIn } from './lead-ins.ts';
import { questionsFor } from './questions.ts';
import { RENDERING } from './rendering.ts';
import type { AskContext, Level, Questionnaire } from './types.ts';
import { INSTRUMENT_VERSION } from './version.ts';

/** What a questionnaire is built from. `subjectName` stands in `language`. */
export interface QuestionnaireRequest extends AskContext {
  language: Language;
  subjectName: string;
  /** The respondent answers for a legal entity or association. */
  forOrganisation?: boolean;
  draw: Draw;
}

/** The whole questionnaire of one respondent. */
export function buildQuestionnaire(request: QuestionnaireRequest): Questionnaire {
  const { level, mode, language, subjectName, forOrganisation, draw } = request;
  return {
    instrumentVersion: INSTRUMENT_VERSION,
    level,
    language,
    mode,
    leadIn: leadIn(level, language, subjectName, forOrganisation),
    questions: questionsFor(request, language, draw),
    comments: commentPrompts(mode, language),
  };
}

/** The open questions of a mode; none where there is nothing to write with. */
export function commentPrompts(mode: Mode, language: Language): Questionnaire['comments'] {
  if (!RENDERING[mode].comments) return [];
  return (Object.keys(COMMENT_PROMPTS) as CommentQuestion[]).map((question) => ({
    question,
    text: COMMENT_PROMPTS[question][language],
  }));
}

/** Text of "which of these services did you use", after SAT; null where it is not asked. */
export function usedQuestion(level: Level, mode: Mode, language: Language): string | null {
  return level === 'LIFE_SITUATION' && RENDERING[mode].items === 'ALL' ? USED_QUESTION[language] : null;
}
