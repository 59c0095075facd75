/** The rules a questionnaire is read by before it is published, in words for those who write it. */
import type { LocalizedText } from '../../enums.ts';

/** ERROR keeps a version from being published; WARNING needs a reason why it is meant so. */
export const SEVERITIES = {
  ERROR: 'The version cannot be published like this.',
  WARNING: 'The version can be published once somebody has written down why it is meant like this.',
} as const;
export type Severity = keyof typeof SEVERITIES;

interface LintRuleDescription {
  severity: Severity;
  /** What is wrong, for developers. */
  meaning: string;
  /** What is wrong and what to do, for methodologists. */
  explanation: LocalizedText;
}

/** Every rule. */
export const LINT_RULES = {
  MISSING_LANGUAGE: {
    severity: 'ERROR',
    meaning: 'A text is empty in a language.',
    explanation: {
      EN: 'The text is missing in this language. Add it, or take it away in every language.',
      RU: 'На этом языке текста нет. Добавьте его или уберите на всех языках.',
    },
  },
  MISSING_LABEL: {
    severity: 'ERROR',
    meaning: 'A point of a scale has no label in a language.',
    explanation: {
      EN: 'An answer has no label in this language. Every point must be named.',
      RU: 'У варианта ответа нет подписи на этом языке. Подпись нужна каждому варианту.',
    },
  },
  UNEQUAL_LABELS: {
    severity: 'ERROR',
    meaning: 'An item has more labels in one language than in another.',
    explanation: {
      EN: 'The languages have different numbers of answers. Give each the same points in the same order.',
      RU: 'Число вариантов ответа в языках различается. Дайте одни и те же варианты в одном порядке.',
    },
  },
  REPEATED_LABEL: {
    severity: 'ERROR',
    meaning: 'Two points of an item have the same label.',
    explanation: {
      EN: 'Two answers read alike. Nobody could tell them apart.',
      RU: 'Два варианта ответа читаются одинаково. Их нельзя различить.',
    },
  },
  WRONG_POINTS: {
    severity: 'ERROR',
    meaning: 'A rating item does not have five points, or a fact fewer than two.',
    explanation: {
      EN: 'A rating has exactly five answers, a question of fact two to five.',
      RU: 'У оценки ровно пять вариантов ответа, у вопроса о факте — от двух до пяти.',
    },
  },
  ANSWER_NOT_COUNTED: {
    severity: 'ERROR',
    meaning: 'One of the four items that every figure rests on has an answer that the tables cannot count.',
    explanation: {
      EN: 'Satisfaction, ease, time and result always apply, and the result has at most four answers: others cannot be counted.',
      RU: 'Удовлетворённость, лёгкость, время и результат касаются всех, у результата не больше четырёх ответов: другие нельзя подсчитать.',
    },
  },
  SAT_NOT_FIRST: {
    severity: 'ERROR',
    meaning: 'Satisfaction is missing, not the first item, or not asked at every level.',
    explanation: {
      EN: 'Satisfaction is asked first and everywhere. Without it no rating can be stored.',
      RU: 'Об удовлетворённости спрашивают везде и в первую очередь. Без неё оценку не сохранить.',
    },
  },
  PLACEHOLDER_MISSING: {
    severity: 'ERROR',
    meaning: 'A lead-in does not name its subject exactly once.',
    explanation: {
      EN: 'The sentence must hold {subject} exactly once: the name of what is rated.',
      RU: 'В предложении должно ровно один раз стоять {subject}: название того, что оценивают.',
    },
  },
  PLACEHOLDER_FORBIDDEN: {
    severity: 'ERROR',
    meaning: 'A text holds a placeholder that nothing fills in.',
    explanation: {
      EN: 'Braces stand for something that nobody fills in here. Write the words out.',
      RU: 'Здесь нечем заполнить место в фигурных скобках. Напишите слова целиком.',
    },
  },
  QUESTION_TOO_LONG: {
    severity: 'ERROR',
    meaning: 'A question has more than 30 words or 200 characters.',
    explanation: {
      EN: 'The question is longer than 30 words or 200 characters. Nobody reads it to its end.',
      RU: 'Вопрос длиннее 30 слов или 200 знаков. До конца его не дочитают.',
    },
  },
  QUESTION_LONG: {
    severity: 'WARNING',
    meaning: 'A question has more than 20 words or 120 characters.',
    explanation: {
      EN: 'The question is longer than 20 words or 120 characters. Can it be said in fewer?',
      RU: 'Вопрос длиннее 20 слов или 120 знаков. Можно ли сказать короче?',
    },
  },
  SPOKEN_LONG: {
    severity: 'WARNING',
    meaning: 'A question that is also spoken has more than 16 words or 100 characters.',
    explanation: {
      EN: 'By telephone a question of more than 16 words or 100 characters is forgotten before its answers are read.',
      RU: 'По телефону вопрос длиннее 16 слов или 100 знаков забывают раньше, чем зачитают ответы.',
    },
  },
  LABEL_LONG: {
    severity: 'WARNING',
    meaning: 'A label has more than 6 words or 40 characters.',
    explanation: {
      EN: 'The label is longer than 6 words or 40 characters. It does not fit a button or a spoken list.',
      RU: 'Подпись длиннее 6 слов или 40 знаков. Она не помещается на кнопке и плохо слышна в перечне.',
    },
  },
  TWO_QUESTIONS: {
    severity: 'ERROR',
    meaning: 'A text holds two question marks.',
    explanation: {
      EN: 'Two questions share one answer. Ask them one by one.',
      RU: 'На два вопроса приходится один ответ. Задайте их по отдельности.',
    },
  },
  DOUBLE_QUESTION: {
    severity: 'WARNING',
    meaning: 'A question joins two things with "and" or "or" that are not the two ends of its scale.',
    explanation: {
      EN: 'The question joins two things. Who feels differently about them cannot answer. Are they one thing to people?',
      RU: 'В вопросе соединены две вещи. Кто относится к ним по-разному, не сможет ответить. Для людей это одно и то же?',
    },
  },
  NEGATION: {
    severity: 'WARNING',
    meaning: 'A text holds a negation outside the known balanced forms.',
    explanation: {
      EN: 'A negation is easily missed, above all when it is heard. Can it be said without?',
      RU: 'Отрицание легко пропустить, особенно на слух. Можно ли сказать без него?',
    },
  },
  INFORMAL_ADDRESS: {
    severity: 'ERROR',
    meaning: 'A Russian text addresses the person without the capital letter.',
    explanation: {
      EN: 'In Russian the polite address is written with a capital letter: «Вы», «Вам», «Ваш».',
      RU: 'К человеку обращаются с прописной буквы: «Вы», «Вам», «Ваш».',
    },
  },
  GENDERED_ENDING: {
    severity: 'WARNING',
    meaning: 'A word seems to name the gender of the person.',
    explanation: {
      EN: 'A word or ending seems to fit men or women only. Find one that fits everyone.',
      RU: 'Слово или окончание, похоже, подходит только мужчинам или только женщинам. Найдите общее.',
    },
  },
  FOREIGN_LETTERS: {
    severity: 'WARNING',
    meaning: 'A text holds letters of the other script.',
    explanation: {
      EN: 'The text holds letters of another alphabet. Is it in the right language?',
      RU: 'В тексте есть буквы другого алфавита. На том ли он языке?',
    },
  },
  TRANSLATION_UNCHECKED: {
    severity: 'WARNING',
    meaning: 'Nobody has checked that the texts of a language mean the same as the others.',
    explanation: {
      EN: 'The texts of this language have not been checked against the others by a second translator and with people.',
      RU: 'Тексты на этом языке не сверены с остальными вторым переводчиком и на людях.',
    },
  },
} as const satisfies Record<string, LintRuleDescription>;
export type LintRule = keyof typeof LINT_RULES;

/** Limits of length, in words and in characters. */
export const LENGTHS = {
  tooLong: { words: 30, characters: 200 },
  long: { words: 20, characters: 120 },
  spoken: { words: 16, characters: 100 },
  label: { words: 6, characters: 40 },
} as const;
