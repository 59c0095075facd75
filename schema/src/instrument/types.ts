/** Shapes of the questionnaire. The questionnaire itself is data in the files beside this one. */
import type { Channel, CommentQuestion, Item, Language, LocalizedText, Mode } from '../enums.ts';

/** Which questionnaire applies: it follows from the subject that is rated. */
export type Level = 'SERVICE' | 'LIFE_SITUATION' | 'INTERNAL' | 'TOUCHPOINT' | 'SUPERVISION';

/** One labelled point of a scale. `score` is 0–100 on rating scales, null on fact questions. */
export interface Option {
  value: 1 | 2 | 3 | 4 | 5;
  label: LocalizedText;
  score: 0 | 25 | 50 | 75 | 100 | null;
}

/** Whether an item is always asked. */
export const ITEM_ROLES = {
  CORE: 'Always asked where the version has it.',
  DRIVER: 'Drawn at random for each respondent: planned missingness.',
} as const;

/** Whether an item is scored. */
export const ITEM_KINDS = {
  RATING: 'Five points from worst to best, scored 0 to 100.',
  FACT: 'What was the case; no score.',
} as const;

/** One question with its scale. */
export interface ItemDefinition {
  code: Item;
  role: keyof typeof ITEM_ROLES;
  kind: keyof typeof ITEM_KINDS;
  /** Wording by level; a level that is absent is not asked this item. */
  wording: Partial<Record<Level, LocalizedText>>;
  /** Wording that replaces it for a channel of delivery: "the app" instead of "the site". */
  wordingByChannel?: Partial<Record<Channel, LocalizedText>>;
  options: readonly Option[];
  /** Label of "does not apply" (stored as 0), where that answer is offered. */
  doesNotApply: LocalizedText | null;
}

/** One answer. `value` is a point of the item's scale, or 0 for "does not apply". */
export interface Answer {
  item: Item;
  value: number;
}

/** A question as it is put to one respondent: what the api sends and the widget and pages draw. */
export interface Question {
  item: Item;
  text: string;
  mandatory: boolean;
  options: readonly { value: number; label: string }[];
  doesNotApply: string | null;
}

/** A questionnaire for one subject, touchpoint, mode and language. */
export interface Questionnaire {
  instrumentVersion: string;
  level: Level;
  language: Language;
  mode: Mode;
  /** "Please rate the service “…”." */
  leadIn: string;
  questions: readonly Question[];
  comments: readonly { question: CommentQuestion; text: string }[];
}

/** Facts about a touchpoint and subject that decide which items are asked. */
export interface AskContext {
  level: Level;
  channel: Channel;
  mode: Mode;
}
