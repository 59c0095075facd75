import type { Language } from '../enums.ts';
import type { Question } from './types.ts';

const SPOKEN: Readonly<Record<Language, { digits: readonly string[]; first: string; next: string; skip: string }>> = {
  EN: {
    digits: ['zero', 'one', 'two', 'three', 'four', 'five'],
    first: ': press ',
    next: ': ',
    skip: 'To skip: zero.',
  },
  RU: {
    digits: ['ноль', 'один', 'два', 'три', 'четыре', 'пять'],
    first: ' — нажмите ',
    next: ' — ',
    skip: 'Пропустить — ноль.',
  },
};

/** What is read out after a question by telephone: every label with its key. "Very dissatisfied: press one. …" */
export function keyPrompt(question: Pick<Question, 'options'>, language: Language): string {
  const { digits, first, next, skip } = SPOKEN[language];
  const labels = question.options.map(
    ({ value, label }, index) => `${label}${index === 0 ? first : next}${digits[value]}.`,
  );
  return [...labels, skip].join(' ');
}
