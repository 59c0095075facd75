import type { LocalizedText } from '../../enums.ts';

const TRUST_POLE: LocalizedText = {
  EN: 'The scale runs from no trust to full trust: its lower half can only be named by a negation. All five labels are read out.',
  RU: 'Шкала идёт от отсутствия доверия к полному доверию: нижнюю половину можно назвать только отрицанием. Зачитывают все пять подписей.',
};

const PAPERS: LocalizedText = {
  EN: 'To people it is one thing: what they had to bring. Forms and certificates are documents to some and information to others.',
  RU: 'Для людей это одно: то, что пришлось принести. Справку или бланк одни назовут документом, другие сведениями.',
};

const NO_APPROVALS: LocalizedText = {
  EN: 'The best answer is the absence of unnecessary approvals; the labels count down to it.',
  RU: 'Лучший ответ — отсутствие лишних согласований; подписи ведут к нему по убыванию.',
};

const NOT_YET_CHECKED: LocalizedText = {
  EN: 'The wording was drafted by experts in both languages at once. The check with people comes before version 1.0.0.',
  RU: 'Формулировки составлены экспертами сразу на двух языках. Проверка на людях предшествует версии 1.0.0.',
};

/** Why the built-in version is published in spite of what the rules find in it: finding → reason. */
export const BUILT_IN_ACKNOWLEDGEMENTS: Readonly<Record<string, LocalizedText>> = {
  'DOUBLE_QUESTION:REPEAT.question.LIFE_SITUATION:RU:108erj2': PAPERS,
  'DOUBLE_QUESTION:REPEAT.question.LIFE_SITUATION:EN:o9nf65': PAPERS,
  'NEGATION:TRUST.label.1:RU:2veavc': TRUST_POLE,
  'NEGATION:TRUST.label.1:EN:dvbuhk': TRUST_POLE,
  'NEGATION:TRUST.label.2:RU:19cu1a4': TRUST_POLE,
  'NEGATION:TRUST.label.2:EN:1btxhmy': TRUST_POLE,
  'NEGATION:TRUST.label.3:RU:oq4y55': TRUST_POLE,
  'NEGATION:TRUST.label.3:EN:1wm6wee': TRUST_POLE,
  'DOUBLE_QUESTION:DOCS.question.SERVICE:RU:23ioiu': PAPERS,
  'DOUBLE_QUESTION:DOCS.question.SERVICE:EN:109qszm': PAPERS,
  'NEGATION:RULES.label.5:RU:5aw4el': NO_APPROVALS,
  'NEGATION:RULES.label.5:EN:deku7v': NO_APPROVALS,
  'TRANSLATION_UNCHECKED:translation:RU:7ugxep': NOT_YET_CHECKED,
  'TRANSLATION_UNCHECKED:translation:EN:n1w0hb': NOT_YET_CHECKED,
};
