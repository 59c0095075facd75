import type { Channel, Level, Question } from '@otklik/schema';
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
  subject: NamedSubject & { stages?: readonly { services: readonly Named[] }[] };
  touchpoint: Named & { channel: Channel };
}

export const QUESTIONNAIRE = `query Questionnaire($touchpoint: ID!, $subject: SubjectInput, $language: Language) {
  questionnaire(touchpoint: $touchpoint, subject: $subject, mode: WEB, language: $language) {
    instrumentVersion level leadIn open
    questions { item text mandatory doesNotApply options { value label } }
    subject {
      slug kind name(language: $language)
      ... on LifeSituation { stages { services { slug name(language: $language) } } }
    }
    touchpoint { slug name(language: $language) channel }
  }
}`;

/** The questionnaire about a subject at a touchpoint; null when either does not exist or they do not belong together. */
export async function findQuestionnaire(locals: App.Locals, touchpoint: string, subject: SubjectReference) {
  const variables = { touchpoint, subject, language: locals.language };
  const data = await askPublic<{ questionnaire: QuestionnairePage | null }>(locals, QUESTIONNAIRE, variables);
  return data.questionnaire;
}
