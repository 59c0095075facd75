import { plural } from '../plural.ts';
import type { UiMessages } from '../en/ui.ts';
import {
  confidencePercent,
  indicativeAtMost,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
  pairsForDrivers,
} from '../policy-numbers.ts';

const answerForms = { one: 'ответ', few: 'ответа', many: 'ответов', other: 'ответа' };
const answerGenitive = { one: 'ответа', many: 'ответов', other: 'ответов' };

export const ui: UiMessages = {
  siteName: 'Отклик',
  skipToContent: 'Перейти к содержанию',
  languageSwitch: 'Язык',
  home: 'Главная',
  whatWasDone: 'Что сделано',
  checkReceipt: 'Мой код',
  method: 'Методика',
  staffSignIn: 'Для сотрудников',
  navigation: 'Главное меню',
  footerText: 'Все оценки собираются по единой методике. Оценки анонимны: узнать, кто их поставил, нельзя.',
  answers: (n, text) => `${text} ${plural('RU', n, answerForms)}`,
  answersWord: (n) => plural('RU', n, answerForms),
  basedOn: (n, text) => `На основе примерно ${text} ${plural('RU', n, answerGenitive)}`,
  outOf100: (value) => `${plural('RU', value, { one: 'балл', few: 'балла', many: 'баллов', other: 'балла' })} из 100`,
  interval: (low, high) => `Вероятный диапазон ${low}–${high}`,
  intervalExplained: `Диапазон показывает точность числа: если спросить ещё раз тем же способом, результат попадёт в такой диапазон примерно в ${confidencePercent} случаях из 100.`,
  howComputed: 'Как это посчитано',
  quality: {
    NONE: 'Не показываем',
    INDICATIVE: 'Ориентировочно: ответов мало, сравнивать нельзя',
    PUBLISHABLE: 'Ответов достаточно для публикации',
    SOLID: 'Ответов много',
  },
  qualityMeaning: {
    NONE: `Меньше ${minimumToShow} ответов: ничего не показываем.`,
    INDICATIVE: `От ${minimumToShow} до ${indicativeAtMost} ответов: для сравнений не годится.`,
    PUBLISHABLE: `${minimumToPublish} ответов или больше.`,
    SOLID: `${minimumToFlag} ответов или больше.`,
  },
  indicative: 'Ориентировочно, не для сравнения',
  withheld: 'Не показываем',
  reason: {
    NO_DATA: 'За этот период пока никто не поставил оценку.',
    // The public is told the same where the figure would give away another one with fewer than 10.
    TOO_FEW: `Здесь или совсем рядом меньше ${minimumToShow} ответов. Число не показываем, чтобы оно не вводило в заблуждение и никого нельзя было узнать.`,
    PROTECTS_ANOTHER:
      'Не показываем, чтобы из этого числа нельзя было вычислить другое, за которым слишком мало ответов.',
    INDEX_INCOMPLETE: `Для индекса нужно не меньше ${minimumToPublish} ответов на каждый из трёх вопросов.`,
    NOT_PUBLISHED: 'Не опубликовано: период ещё не закончился или такой разрез не публикуется.',
    NOT_PERMITTED: 'У Вас нет доступа к этому числу.',
    INTERNAL_CROSSING: 'Для внутренних услуг разрезы не сочетаются.',
    ABOVE_BINS: 'Это больше наибольшего значения, которое измеряется отдельно.',
    NO_REFERENCE_MIX:
      'Показателя «при одинаковом составе» здесь пока нет: известно слишком мало, чтобы привести всех к одному составу.',
    TOO_FEW_TO_COMPARE: `Меньше ${minimumToPublish} ответов: для сравнения не годится.`,
    LOW_COVERAGE: 'Несопоставимо: ответы есть по слишком малой части обычного состава каналов и сегментов.',
    MIXED_VERSIONS:
      'За период люди отвечали на две разные версии вопросов. Ничто не связывает их, поэтому общей цифры нет.',
    MODE_NOT_ADJUSTED:
      'Люди отвечали не теми способами (терминал, телефон, бумага), что в остальных случаях, а о влиянии способа известно слишком мало, чтобы сравнивать.',
    NO_JOURNEYS: 'Никто не указал, какими услугами пользовался.',
    FEW_PAIRS: `На оба вопроса ответили менее чем в ${pairsForDrivers} оценках.`,
    NOT_POSITIVE_DEFINITE: 'Вопросы повторяют друг друга: их доли неразличимы.',
    NOTHING_EXPLAINED: 'Ни один из вопросов не связан с удовлетворённостью.',
  },
  versions: {
    linked: (older, newest) =>
      `Учтены и ответы на версию ${older} вопросов: опубликованная связка перевела их на шкалу версии ${newest}. Диапазон учитывает её погрешность.`,
    leftOut: (newest, answers, older) =>
      `Только ответы на версию ${newest} вопросов. Не вошли ответы на версию ${older}, которую с ней ничто не связывает: ${answers}.`,
  },
  withoutInterval: 'Без диапазона: отвечал любой, кто захотел.',
  columnName: 'Название',
  columnScore: 'Оценка',
  columnAnswers: 'Ответов',
  columnShare: 'Доля ответов',
  columnPeriod: 'Период',
  columnAnswer: 'Ответ',
  bothEnds: (top, bottom) => `Два лучших ответа: ${top}. Два худших: ${bottom}.`,
  asTable: 'То же в таблице',
  runningPeriod: 'ещё не закончился',
  modeTable: (version) => `таблица поправок ${version}`,
  referenceMix: (year) => `эталонный состав ${year} года`,
  trendPoint: (period, figure) => `${period}: ${figure}`,
  trendLegend:
    'Линия — оценка, полоса — вероятный диапазон. Разрыв линии: за это время число показать нельзя. Пустой кружок: период ещё не закончился.',
  trendLegendBoth:
    'Толстая линия — при одинаковом составе, полоса — её вероятный диапазон. Тонкая серая — простое среднее. Разрыв линии: за это время число показать нельзя. Две точки сами по себе ещё ничего не значат.',
  trendEvents: 'Что записано за это время (пунктир); что из этого вышло, здесь не сказано:',
  trendBreak: {
    QUESTIONS: (period) =>
      `${period}: с этого времени спрашивали по-другому (новая основная версия вопросов), поэтому линия начинается заново.`,
    METHOD: (period) =>
      `${period}: с этого времени считаем по другой версии методики, поэтому линия начинается заново.`,
    MIX: (period) =>
      `${period}: с этого времени приводим к составу нового года, поэтому линия начинается заново. Точки по обе стороны не сравнивайте.`,
  },
  doesNotApply: (text) => `«Не относится»: ${text}`,
  pagination: 'Страницы',
  nextPage: 'Следующая страница',
  firstPage: 'Вернуться к началу',
  errorTitle: 'Что-то пошло не так',
  errorText: 'Это наша ошибка. Попробуйте, пожалуйста, ещё раз через минуту.',
  badRequestTitle: 'Этот адрес прочитать нельзя',
  badRequestText: 'Возможно, он неполный или устарел. Начните с главной страницы.',
  notFoundTitle: 'Такой страницы нет',
  notFoundText: 'Проверьте адрес или начните с главной страницы.',
  forbiddenTitle: 'У Вас нет доступа к этой странице',
  forbiddenText: 'Если доступ нужен, обратитесь к администратору Вашего органа власти.',
  requestId: 'Номер обращения к сайту',
  toHome: 'На главную страницу',
};
