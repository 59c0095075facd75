/** Drivers: what goes together with satisfaction. At most two a respondent, drawn at random. */
import type { LocalizedText } from '../enums.ts';
import {
  CLARITY_SCALE,
  EASE_SCALE,
  EXPECTATION_SCALE,
  FAIRNESS_SCALE,
  HOW_WELL_SCALE,
  QUALITY_SCALE,
  UNNECESSARY_SCALE,
} from './scales.ts';
import type { ItemDefinition, Level, Option } from './types.ts';
import { sameAt } from './wording.ts';

const NOT_RELEVANT: LocalizedText = { EN: 'Does not apply', RU: 'Ко мне не относится' };

function driver(
  code: ItemDefinition['code'],
  levels: readonly Level[],
  text: LocalizedText,
  options: readonly Option[],
  doesNotApply = NOT_RELEVANT,
): ItemDefinition {
  return { code, role: 'DRIVER', kind: 'RATING', wording: sameAt(levels, text), options, doesNotApply };
}

export const INFO = /* @__PURE__ */ driver(
  'INFO',
  ['SERVICE', 'LIFE_SITUATION', 'INTERNAL', 'TOUCHPOINT', 'SUPERVISION'],
  { EN: 'How clear was it what you had to do?', RU: 'Насколько понятно было, что Вам нужно делать?' },
  CLARITY_SCALE,
);

export const EXPLAIN = /* @__PURE__ */ driver(
  'EXPLAIN',
  ['SERVICE', 'SUPERVISION'],
  { EN: 'How clearly was the decision explained to you?', RU: 'Насколько понятно Вам объяснили решение?' },
  CLARITY_SCALE,
);

export const EXPECT = /* @__PURE__ */ driver(
  'EXPECT',
  ['SERVICE', 'LIFE_SITUATION', 'TOUCHPOINT'],
  { EN: 'Compared with your expectations it went…', RU: 'По сравнению с Вашими ожиданиями всё прошло…' },
  EXPECTATION_SCALE,
);

export const STAFF = /* @__PURE__ */ driver(
  'STAFF',
  ['SERVICE', 'INTERNAL', 'TOUCHPOINT'],
  { EN: 'How would you rate the work of the staff?', RU: 'Как Вы оцениваете работу сотрудников?' },
  QUALITY_SCALE,
);

export const BOT = /* @__PURE__ */ driver(
  'BOT',
  ['SERVICE', 'TOUCHPOINT'],
  {
    EN: 'How would you rate the work of the digital assistant?',
    RU: 'Как Вы оцениваете работу цифрового помощника?',
  },
  QUALITY_SCALE,
);

export const TECH: ItemDefinition = {
  .../* @__PURE__ */ driver(
    'TECH',
    ['SERVICE', 'INTERNAL', 'TOUCHPOINT'],
    { EN: 'How would you rate the work of the site?', RU: 'Как Вы оцениваете работу сайта?' },
    QUALITY_SCALE,
  ),
  wordingByChannel: {
    MOBILE_APP: { EN: 'How would you rate the work of the app?', RU: 'Как Вы оцениваете работу приложения?' },
  },
};

export const STATUS = /* @__PURE__ */ driver(
  'STATUS',
  ['SERVICE', 'LIFE_SITUATION', 'INTERNAL'],
  {
    EN: 'How well or badly were you told how your matter was progressing?',
    RU: 'Насколько хорошо или плохо Вам сообщали, как продвигается Ваш вопрос?',
  },
  HOW_WELL_SCALE,
);

export const DOCS = /* @__PURE__ */ driver(
  'DOCS',
  ['SERVICE', 'LIFE_SITUATION', 'SUPERVISION'],
  {
    EN: 'How easy or difficult was it to gather the documents and information needed?',
    RU: 'Насколько легко или трудно было собрать нужные документы и сведения?',
  },
  EASE_SCALE,
  { EN: 'Nothing was required', RU: 'Ничего не требовалось' },
);

export const FAIR = /* @__PURE__ */ driver(
  'FAIR',
  ['SERVICE', 'LIFE_SITUATION', 'SUPERVISION'],
  {
    EN: 'How fairly or unfairly were you treated?',
    RU: 'Насколько справедливо или несправедливо к Вам отнеслись?',
  },
  FAIRNESS_SCALE,
);

export const RULES = /* @__PURE__ */ driver(
  'RULES',
  ['INTERNAL'],
  { EN: 'Were any of the approvals unnecessary?', RU: 'Были ли среди согласований лишние?' },
  UNNECESSARY_SCALE,
);
