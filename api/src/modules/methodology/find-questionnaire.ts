import { buildQuestionnaire, COMMENT_HINT, type Language, levelOf, type Mode, usedQuestion } from '@otklik/schema';
import type { RequestContext } from '../../kernel/request-context.ts';
import type { SubjectEntry, TouchpointEntry } from '../registry/index.ts';
import type { QuestionnaireType } from './questionnaire.graphql.ts';
import { usedServicesOf } from './used-services.ts';

/** What a questionnaire is asked for by. References are global ids or slugs. */
export interface QuestionnaireRequest {
  touchpoint: string;
  subject: { service?: string | null; lifeSituation?: string | null; touchpoint?: string | null } | null;
  mode: Mode;
  language: Language;
}

/** The questionnaire of one respondent; null when touchpoint or subject are unknown. */
export async function findQuestionnaire(
  context: RequestContext,
  { touchpoint: reference, subject: named, mode, language }: QuestionnaireRequest,
): Promise<QuestionnaireType | null> {
  const { directory } = context;
  await directory.keepFresh();
  const touchpoint = directory.find('TOUCHPOINT', reference);
  const subject = findSubject(named, touchpoint, directory);
  if (!touchpoint || !subject || !touchpoint.modes.includes(mode)) return null;
  const level = levelOf(subject);
  const questionnaire = buildQuestionnaire({
    level,
    channel: touchpoint.channel,
    mode,
    language,
    subjectName: subject.spokenName[language],
    draw: Math.random,
  });
  const used = usedQuestion(level, mode, language);
  const audience = subject.kind === 'SERVICE' ? subject.audience : 'EXTERNAL';
  return {
    ...questionnaire,
    commentHint: COMMENT_HINT[language],
    usedQuestion: used,
    usedServices: used ? await usedServicesOf(context, subject.id) : [],
    subject,
    touchpoint,
    isOpen: !subject.isRetired && !touchpoint.isRetired,
    segments: directory.all('SEGMENT').filter((segment) => segment.audience === audience && !segment.isRetired),
  };
}

function findSubject(
  named: QuestionnaireRequest['subject'],
  touchpoint: TouchpointEntry | null,
  directory: RequestContext['directory'],
): SubjectEntry | null {
  if (named?.service) return directory.find('SERVICE', named.service);
  if (named?.lifeSituation) return directory.find('LIFE_SITUATION', named.lifeSituation);
  const rated = named?.touchpoint ? directory.find('TOUCHPOINT', named.touchpoint) : touchpoint;
  return rated?.ratedAsItself ? rated : null;
}
