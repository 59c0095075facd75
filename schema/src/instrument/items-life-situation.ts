/** Items of the life situation: how the whole worked. None of them is in the index. */
import type { LocalizedText } from '../enums.ts';
import { HOW_WELL_SCALE, REPEAT_FACTS, TRUST_SCALE } from './scales.ts';
import type { ItemDefinition } from './types.ts';
import { EVERYWHERE, sameAt } from './wording.ts';

export const ONE: ItemDefinition = {
  code: 'ONE',
  role: 'CORE',
  kind: 'RATING',
  wording: {
    LIFE_SITUATION: {
      EN: 'How well or badly did the organisations work together?',
      RU: 'Насколько хорошо или плохо разные организации действовали сообща?',
    },
  },
  options: HOW_WELL_SCALE,
  doesNotApply: { EN: 'There was only one', RU: 'Организация была одна' },
};

export const REPEAT: ItemDefinition = {
  code: 'REPEAT',
  role: 'CORE',
  kind: 'FACT',
  wording: {
    LIFE_SITUATION: {
      EN: 'Were you asked again for the same information or documents?',
      RU: 'Просили ли Вас повторно предоставить те же сведения или документы?',
    },
  },
  options: REPEAT_FACTS,
  doesNotApply: null,
};

/** Mandatory for a life situation; elsewhere accepted when a partner asks it, and not asked by us. */
export const TRUST: ItemDefinition = {
  code: 'TRUST',
  role: 'CORE',
  kind: 'RATING',
  wording: /* @__PURE__ */ sameAt(EVERYWHERE, {
    EN: 'How much do you now trust the organisations you dealt with?',
    RU: 'Насколько Вы сейчас доверяете организациям, с которыми имели дело?',
  }),
  options: TRUST_SCALE,
  doesNotApply: null,
};

/** Asked after SAT about a life situation, with its services to tick. Stored on the rating, not tallied by value. */
export const USED_QUESTION: LocalizedText = {
  EN: 'Which of these services did you use?',
  RU: 'Какими из этих услуг Вы пользовались?',
};
