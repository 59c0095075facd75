/** The sentence that names the subject, before the first question. */
import type { Language, LocalizedText } from '../enums.ts';
import type { Level } from './types.ts';

const SERVICE: LocalizedText = {
  EN: 'Please rate the service "{subject}".',
  RU: 'Оцените, пожалуйста, услугу «{subject}».',
};

/** Lead-ins by level; `{subject}` is a short spoken name in the nominative. */
export const LEAD_INS: Readonly<Record<Level, LocalizedText>> = {
  SERVICE,
  SUPERVISION: SERVICE,
  INTERNAL: {
    EN: 'Please rate the internal service "{subject}".',
    RU: 'Оцените, пожалуйста, внутреннюю услугу «{subject}».',
  },
  LIFE_SITUATION: {
    EN: 'Think of the situation "{subject}": all the bodies, institutions, sites and apps you dealt with.',
    RU: 'Вспомните ситуацию «{subject}»: все органы, учреждения, сайты и приложения, с которыми Вы имели дело.',
  },
  TOUCHPOINT: {
    EN: 'Please rate "{subject}".',
    RU: 'Оцените, пожалуйста: «{subject}».',
  },
};

/** Added for legal entities and associations. */
export const ORGANISATION_SENTENCE: LocalizedText = {
  EN: 'Answer for your organisation and only about the last occasion.',
  RU: 'Отвечайте от имени организации и только о последнем случае.',
};

/** The part of a version that makes lead-ins. */
interface LeadInTexts {
  leadIns: Readonly<Record<Level, LocalizedText>>;
  organisationSentence: LocalizedText;
}

/** The lead-in for one subject. `subjectName` stands in the language asked for. */
export function leadIn(
  level: Level,
  language: Language,
  subjectName: string,
  forOrganisation = false,
  { leadIns, organisationSentence }: LeadInTexts = { leadIns: LEAD_INS, organisationSentence: ORGANISATION_SENTENCE },
): string {
  const sentence = leadIns[level][language].replace('{subject}', () => subjectName);
  return forOrganisation ? `${sentence} ${organisationSentence[language]}` : sentence;
}
