import type { Channel, CommentQuestion, Item, Level, Question } from '@otklik/schema';
import type { Named, NamedSubject } from '../registry/named.ts';
import { askPublic } from '../run.ts';
import type { SubjectReference } from './submit.ts';

/** A questionnaire as the API draws it up: at each call with its own random choice of drivers. */
export interface QuestionnairePage {
  instrumentVersion: string;
  level: Level;
  leadIn: string;
  open: boolean;
  questions: readonly Question[];
  /** "Which of these services did you use?", about life situations. */
  usedQuestion: string | null;
  comments: readonly { question: CommentQuestion; text: string }[];
  commentHint: string;
  subject: NamedSubject & { stages?: readonly { services: readonly Named[] }[] };
  touchpoint: Named & { channel: Channel };
}

export const QUESTIONNAIRE = `query Questionnaire(
  $touchpoint: ID!, $subject: SubjectInput, $language: Language, $ratingId: UUID, $instrumentVersion: String, $items: [Item!]
) {
  questionnaire(
    touchpoint: $touchpoint, subject: $subject, mode: WEB, language: $language
    ratingId: $ratingId, instrumentVersion: $instrumentVersion, items: $items
  ) {
    instrumentVersion level leadIn open usedQuestion commentHint comments { question text }
    questions { item text mandatory doesNotApply options { value label } }
    subject {
      slug kind name(language: $language)
      ... on LifeSituation { stages { services { slug name(language: $language) } } }
    }
    touchpoint { slug name(language: $language) channel }
  }
}`;

/** Which questionnaire a respondent gets. */
export interface Drawing {
  /** Random UUID of the rating to come: while two versions run in parallel it draws the one that is asked. */
  ratingId?: string;
  /** The version the respondent began with. */
  instrumentVersion?: string;
  /** The items that were put before; without them drivers are drawn anew. */
  items?: readonly Item[];
}

/** The questionnaire about a subject at a touchpoint; null when either does not exist or they do not belong together. */
export async function findQuestionnaire(
  locals: App.Locals,
  touchpoint: string,
  subject: SubjectReference,
  drawing: Drawing,
) {
  const variables = { touchpoint, subject, language: locals.language, ...drawing };
  const data = await askPublic<{ questionnaire: QuestionnairePage | null }>(locals, QUESTIONNAIRE, variables);
  return data.questionnaire;
}
