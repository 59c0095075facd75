/**
 * The scales, from negative (1) to positive (5). The same labels, in the same order and with the
 * same digits in every mode.
 */
import type { LocalizedText } from '../enums.ts';
import type { Option } from './types.ts';

/** Values of a fact question: up to five, none of them with a score. */
function facts(...labels: readonly LocalizedText[]): readonly Option[] {
  return labels.map((label, index) => ({ value: (index + 1) as Option['value'], label, score: null }));
}

type FiveLabels = readonly [LocalizedText, LocalizedText, LocalizedText, LocalizedText, LocalizedText];

/** Five labelled points, scored 0, 25, 50, 75, 100. */
function rating(...labels: FiveLabels): readonly Option[] {
  return labels.map((label, index) => ({
    value: (index + 1) as Option['value'],
    label,
    score: (index * 25) as Option['score'],
  }));
}

export const SATISFACTION_SCALE = /* @__PURE__ */ rating(
  { EN: 'Very dissatisfied', RU: 'Очень недовольны' },
  { EN: 'Rather dissatisfied', RU: 'Скорее недовольны' },
  { EN: 'Neither satisfied nor dissatisfied', RU: 'Ни довольны, ни недовольны' },
  { EN: 'Rather satisfied', RU: 'Скорее довольны' },
  { EN: 'Very satisfied', RU: 'Очень довольны' },
);

export const EASE_SCALE = /* @__PURE__ */ rating(
  { EN: 'Very difficult', RU: 'Очень трудно' },
  { EN: 'Rather difficult', RU: 'Скорее трудно' },
  { EN: 'Neither easy nor difficult', RU: 'Ни легко, ни трудно' },
  { EN: 'Rather easy', RU: 'Скорее легко' },
  { EN: 'Very easy', RU: 'Очень легко' },
);

export const RESULT_FACTS = /* @__PURE__ */ facts(
  { EN: 'No', RU: 'Нет' },
  { EN: 'Partly', RU: 'Частично' },
  { EN: 'Yes, fully', RU: 'Да, полностью' },
  { EN: 'Still in progress', RU: 'Ещё в работе' },
);

export const HOW_WELL_SCALE = /* @__PURE__ */ rating(
  { EN: 'Very badly', RU: 'Очень плохо' },
  { EN: 'Rather badly', RU: 'Скорее плохо' },
  { EN: 'Neither well nor badly', RU: 'Ни хорошо, ни плохо' },
  { EN: 'Rather well', RU: 'Скорее хорошо' },
  { EN: 'Very well', RU: 'Очень хорошо' },
);

export const REPEAT_FACTS = /* @__PURE__ */ facts(
  { EN: 'Several times', RU: 'Несколько раз' },
  { EN: 'Once', RU: 'Один раз' },
  { EN: 'No', RU: 'Нет' },
);

export const TRUST_SCALE = /* @__PURE__ */ rating(
  { EN: 'Not at all', RU: 'Совсем не доверяете' },
  { EN: 'Rather not', RU: 'Скорее не доверяете' },
  { EN: 'Partly trust, partly not', RU: 'Отчасти доверяете, отчасти нет' },
  { EN: 'Rather trust', RU: 'Скорее доверяете' },
  { EN: 'Fully trust', RU: 'Полностью доверяете' },
);

export const CLARITY_SCALE = /* @__PURE__ */ rating(
  { EN: 'Completely unclear', RU: 'Совершенно непонятно' },
  { EN: 'Rather unclear', RU: 'Скорее непонятно' },
  { EN: 'Partly clear', RU: 'Отчасти понятно' },
  { EN: 'Rather clear', RU: 'Скорее понятно' },
  { EN: 'Completely clear', RU: 'Совершенно понятно' },
);

export const EXPECTATION_SCALE = /* @__PURE__ */ rating(
  { EN: 'Much worse', RU: 'Намного хуже' },
  { EN: 'Worse', RU: 'Хуже' },
  { EN: 'As expected', RU: 'Как ожидалось' },
  { EN: 'Better', RU: 'Лучше' },
  { EN: 'Much better', RU: 'Намного лучше' },
);

export const QUALITY_SCALE = /* @__PURE__ */ rating(
  { EN: 'Very bad', RU: 'Очень плохо' },
  { EN: 'Rather bad', RU: 'Скорее плохо' },
  { EN: 'Neither good nor bad', RU: 'Ни хорошо, ни плохо' },
  { EN: 'Rather good', RU: 'Скорее хорошо' },
  { EN: 'Very good', RU: 'Очень хорошо' },
);

export const FAIRNESS_SCALE = /* @__PURE__ */ rating(
  { EN: 'Very unfairly', RU: 'Очень несправедливо' },
  { EN: 'Rather unfairly', RU: 'Скорее несправедливо' },
  { EN: 'Neither fairly nor unfairly', RU: 'Ни то ни другое' },
  { EN: 'Rather fairly', RU: 'Скорее справедливо' },
  { EN: 'Very fairly', RU: 'Очень справедливо' },
);

export const UNNECESSARY_SCALE = /* @__PURE__ */ rating(
  { EN: 'Almost all', RU: 'Почти все' },
  { EN: 'More than half', RU: 'Больше половины' },
  { EN: 'About half', RU: 'Около половины' },
  { EN: 'Less than half', RU: 'Меньше половины' },
  { EN: 'None', RU: 'Лишних не было' },
);
