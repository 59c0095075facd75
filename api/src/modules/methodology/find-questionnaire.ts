import { randomUUID } from 'node:crypto';
import {
  buildQuestionnaire,
  type Instrument,
  type Item,
  type Language,
  levelOf,
  type Mode,
  type Question,
  questionOf,
  usedQuestion,
} from '@otklik/schema';
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
  /** The version the respondent began with; null: the one that is asked now. */
  instrumentVersion: string | null;
  /** Random UUID of the rating to come: it draws the version during a parallel run; null: one is made. */
  ratingId: string | null;
  /** Exactly these items, as they were put before; null: drivers are drawn. */
  items: readonly Item[] | null;
}

/** The questionnaire of one respondent; null when touchpoint, subject or version are unknown. */
export async function findQuestionnaire(
  context: RequestContext,
  { touchpoint: reference, subject: named, mode, language, instrumentVersion, ratingId, items }: QuestionnaireRequest,
): Promise<QuestionnaireType | null> {
  const { directory, instruments } = context;
  await Promise.all([directory.keepFresh(), instruments.keepFresh()]);
  const instrument = instrumentVersion
    ? instruments.find(instrumentVersion)
    : instruments.askedOf(ratingId ?? randomUUID()).instrument;
  const touchpoint = directory.find('TOUCHPOINT', reference);
  const subject = findSubject(named, touchpoint, directory);
  if (!instrument || !touchpoint || !subject || !touchpoint.modes.includes(mode)) return null;
  const level = levelOf(subject);
  const { channel } = touchpoint;
  const subjectName = subject.spokenName[language];
  const questionnaire = buildQuestionnaire(
    { level, channel, mode, language, subjectName, draw: items ? [] : Math.random },
    instrument,
  );
  const used = usedQuestion(level, mode, language, instrument);
  const audience = subject.kind === 'SERVICE' ? subject.audience : 'EXTERNAL';
  return {
    ...questionnaire,
    ...(items && { questions: questionsAgain(instrument, items, { level, channel }, language) }),
    commentHint: instrument.content.commentHint[language],
    usedQuestion: used,
    usedServices: used ? await usedServicesOf(context, subject.id) : [],
    subject,
    touchpoint,
    isOpen: !subject.isRetired && !touchpoint.isRetired,
    segments: directory.all('SEGMENT').filter((segment) => segment.audience === audience && !segment.isRetired),
  };
}

/** Questions that were put before, in the order in which they are named; those the level does not have are left out. */
function questionsAgain(
  { itemOf }: Instrument,
  items: readonly Item[],
  context: Parameters<typeof questionOf>[1],
  language: Language,
): Question[] {
  return items.flatMap((code) => {
    const definition = itemOf.get(code);
    return (definition && questionOf(definition, context, language)) ?? [];
  });
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
