/** The core: satisfaction, ease and time make the index; result is a fact beside it. */
import { EASE_SCALE, RESULT_FACTS, SATISFACTION_SCALE } from './scales.ts';
import type { ItemDefinition } from './types.ts';
import { EVERYWHERE, SINGLE, sameAt } from './wording.ts';

export const SAT: ItemDefinition = {
  code: 'SAT',
  role: 'CORE',
  kind: 'RATING',
  wording: {
    .../* @__PURE__ */ sameAt(SINGLE, {
      EN: 'Overall, how satisfied are you with how it went?',
      RU: 'Насколько Вы в целом довольны тем, как всё прошло?',
    }),
    LIFE_SITUATION: {
      EN: 'Overall, how satisfied are you with how your needs were dealt with?',
      RU: 'Насколько Вы в целом довольны тем, как решались Ваши вопросы?',
    },
  },
  options: SATISFACTION_SCALE,
  doesNotApply: null,
};

export const EASE: ItemDefinition = {
  code: 'EASE',
  role: 'CORE',
  kind: 'RATING',
  wording: /* @__PURE__ */ sameAt(EVERYWHERE, {
    EN: 'How easy or difficult was it for you to do everything required?',
    RU: 'Насколько легко или трудно Вам было сделать всё, что требовалось?',
  }),
  options: EASE_SCALE,
  doesNotApply: null,
};

export const TIME: ItemDefinition = {
  code: 'TIME',
  role: 'CORE',
  kind: 'RATING',
  wording: /* @__PURE__ */ sameAt(EVERYWHERE, {
    EN: 'How satisfied are you with how long it all took, from start to finish?',
    RU: 'Насколько Вы довольны тем, сколько времени всё заняло, от начала до конца?',
  }),
  options: SATISFACTION_SCALE,
  doesNotApply: null,
};

export const RESULT: ItemDefinition = {
  code: 'RESULT',
  role: 'CORE',
  kind: 'FACT',
  wording: {
    .../* @__PURE__ */ sameAt(SINGLE, {
      EN: 'Did you get what you needed?',
      RU: 'Получили ли Вы то, что Вам было нужно?',
    }),
    LIFE_SITUATION: {
      EN: 'Is everything you needed settled now?',
      RU: 'Решены ли сейчас все Ваши вопросы в этой ситуации?',
    },
  },
  options: RESULT_FACTS,
  doesNotApply: null,
};
