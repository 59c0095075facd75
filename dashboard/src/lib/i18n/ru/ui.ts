import { plural } from '../plural.ts';
import type { UiMessages } from '../en/ui.ts';

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
  intervalExplained:
    'Диапазон показывает точность числа: если спросить ещё раз тем же способом, результат попадёт в такой диапазон примерно в 95 случаях из 100.',
  howComputed: 'Как это посчитано',
  quality: {
    NONE: 'Не показываем',
    INDICATIVE: 'Ориентировочно: ответов мало, сравнивать нельзя',
    PUBLISHABLE: 'Ответов достаточно для публикации',
    SOLID: 'Ответов много',
  },
  indicative: 'Ориентировочно, не для сравнения',
  withheld: 'Не показываем',
  reason: {
    NO_DATA: 'За этот период пока никто не поставил оценку.',
    TOO_FEW: 'Меньше 10 ответов. Число не показываем: оно вводило бы в заблуждение, а людей можно было бы узнать.',
    PROTECTS_ANOTHER:
      'Не показываем, чтобы из этого числа нельзя было вычислить другое, за которым слишком мало ответов.',
    INDEX_INCOMPLETE: 'Для индекса нужно не меньше 30 ответов на каждый из трёх вопросов.',
    NOT_PUBLISHED: 'Не опубликовано: период ещё не закончился или такой разрез не публикуется.',
    NOT_PERMITTED: 'У Вас нет доступа к этому числу.',
    INTERNAL_CROSSING: 'Для внутренних услуг разрезы не сочетаются.',
    ABOVE_BINS: 'Это больше наибольшего значения, которое измеряется отдельно.',
    NO_REFERENCE_MIX:
      'Показателя «при одинаковом составе» здесь пока нет: известно слишком мало, чтобы привести всех к одному составу.',
  },
  withoutInterval: 'Без диапазона: отвечал любой, кто захотел.',
  columnName: 'Название',
  columnScore: 'Оценка',
  columnAnswers: 'Ответов',
  columnShare: 'Доля ответов',
  columnPeriod: 'Период',
  columnAnswer: 'Ответ',
  asTable: 'То же в таблице',
  runningPeriod: 'ещё не закончился',
  trendPoint: (period, figure) => `${period}: ${figure}`,
  trendLegend:
    'Линия — оценка, полоса — вероятный диапазон. Разрыв линии: за этот месяц число показать нельзя. Пустой кружок: месяц ещё не закончился.',
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
