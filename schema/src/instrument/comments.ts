/** The two open questions. They never enter a score. */
import type { CommentQuestion, LocalizedText } from '../enums.ts';

/** Prompts, in the order they are asked. */
export const COMMENT_PROMPTS: Readonly<Record<CommentQuestion, LocalizedText>> = {
  IMPROVE: { EN: 'What should be improved first?', RU: 'Что улучшить в первую очередь?' },
  GOOD: { EN: 'What was good?', RU: 'Что было хорошо?' },
};

/** Stands under every comment field. */
export const COMMENT_HINT: LocalizedText = {
  EN: 'Do not give personal data. This is not an official request.',
  RU: 'Не указывайте личные данные. Это не официальное обращение.',
};
