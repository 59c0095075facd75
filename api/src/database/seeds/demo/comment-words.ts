/** Words that fill the slots of comments, by language. Each list fits every sentence that names it. */
import type { Language } from '@otklik/schema';

export type Slot = keyof (typeof WORDS)['RU'];

export const WORDS = {
  RU: {
    /** accusative: «ждать …» */
    long: [
      'две недели',
      'три недели',
      'почти месяц',
      'больше месяца',
      'полтора месяца',
      'двадцать дней',
      'шестнадцать рабочих дней',
    ],
    /** accusative: «обещали за …», «всё заняло …» */
    short: ['пять минут', 'десять минут', 'четверть часа', 'полчаса', 'один день', 'два дня', 'три дня', 'один вечер'],
    /** accusative: «обещали …» */
    promise: ['три дня', 'пять дней', 'неделю', 'семь рабочих дней', 'десять дней'],
    /** accusative: «простоять …» */
    queue: ['сорок минут', 'час', 'полтора часа', 'больше часа', 'почти два часа', 'пятьдесят минут'],
    times: ['два раза', 'три раза', 'четыре раза', 'дважды', 'трижды', 'раз пять'],
    /** accusative */
    paper: [
      'справку с работы',
      'копию свидетельства',
      'выписку из реестра',
      'справку о доходах',
      'копию удостоверения',
      'подтверждение адреса',
      'копию договора',
      'квитанцию об оплате',
    ],
    /** nominative, after «поле» in quotation marks */
    field: [
      'Основание',
      'Код подразделения',
      'Адрес регистрации',
      'Сведения о заявителе',
      'Вид документа',
      'Прежняя фамилия',
      'Реквизиты счёта',
    ],
    /** prepositional: «в … разных окнах» */
    places: ['трёх', 'четырёх', 'пяти', 'шести'],
    step: ['втором', 'третьем', 'четвёртом', 'пятом', 'последнем'],
    windows: [
      'одно окно из пяти',
      'два окна из шести',
      'два окна из восьми',
      'три окна из десяти',
      'одно окно на весь зал',
    ],
    weekday: [
      'в понедельник',
      'во вторник',
      'в среду',
      'в четверг',
      'в пятницу',
      'в субботу',
      'вчера',
      'на прошлой неделе',
    ],
    people: [
      'шесть человек',
      'восемь человек',
      'девять человек',
      'одиннадцать человек',
      'четыре отдела',
      'пять отделов',
    ],
  },
  EN: {
    long: [
      'two weeks',
      'three weeks',
      'almost a month',
      'more than a month',
      'six weeks',
      'twenty days',
      'sixteen working days',
    ],
    promise: ['three days', 'five days', 'one week', 'seven working days', 'ten days'],
    short: [
      'five minutes',
      'ten minutes',
      'a quarter of an hour',
      'half an hour',
      'one day',
      'two days',
      'three days',
      'one evening',
    ],
    queue: ['forty minutes', 'an hour', 'an hour and a half', 'more than an hour', 'almost two hours', 'fifty minutes'],
    times: ['twice', 'three times', 'four times', 'again and again', 'five times'],
    paper: [
      'a certificate from my employer',
      'a copy of the certificate',
      'an extract from the register',
      'a statement of income',
      'a copy of my card',
      'proof of address',
      'a translation of my passport',
      'a payment receipt',
    ],
    field: [
      'Grounds',
      'Issuing body code',
      'Registered address',
      'Details of the applicant',
      'Type of document',
      'Previous surname',
      'Account details',
    ],
    places: ['three', 'four', 'five', 'six'],
    step: ['second', 'third', 'fourth', 'fifth', 'last'],
    windows: [
      'one window out of five',
      'two windows out of six',
      'two windows out of eight',
      'three windows out of ten',
    ],
    weekday: [
      'on Monday',
      'on Tuesday',
      'on Wednesday',
      'on Thursday',
      'on Friday',
      'on Saturday',
      'yesterday',
      'last week',
    ],
    people: ['six people', 'eight people', 'nine people', 'eleven people', 'four departments', 'five departments'],
  },
} as const satisfies Record<Language, Record<string, readonly string[]>>;

/** Sentences that may stand before and after what a person has to say. `{subject}` is the spoken name. */
export interface Surroundings {
  before: readonly string[];
  /** After a complaint. */
  after: readonly string[];
  /** After praise. */
  thanks: readonly string[];
}

/** How people speak: of everyday matters, of their work or firm, in grief. */
export type Tone = 'EVERYDAY' | 'WORK' | 'GRIEF';

export const AROUND: Readonly<Record<Tone, Readonly<Record<Language, Surroundings>>>> = {
  EVERYDAY: {
    RU: {
      before: [
        'Речь про «{subject}».',
        '«{subject}»: пишу по горячим следам.',
        'Пользуюсь не первый раз.',
        'Раньше с таким не сталкивались.',
        'Пишу за маму, ей трудно самой.',
        'Дело было {weekday}.',
        'Занимались этим {weekday}.',
        'Коротко по делу.',
        'Скажу честно.',
      ],
      after: [
        'Пожалуйста, исправьте.',
        'Надеюсь, это прочитают.',
        'Пожилому человеку одному не справиться.',
        'В остальном вопросов нет.',
        'Сил на это ушло много.',
        'Хочется, чтобы у других так не было.',
        'Из-за этого пришлось отпрашиваться с работы.',
      ],
      thanks: [
        'Спасибо!',
        'Спасибо за работу.',
        'Так бы везде.',
        'Приятно удивлены.',
        'Буду советовать знакомым.',
        'Молодцы.',
        'Так держать!',
      ],
    },
    EN: {
      before: [
        'This is about “{subject}”.',
        'It was {weekday}.',
        'Not my first time here.',
        'I am new to the country.',
        'I did this for my mother.',
        'To be honest.',
        'In short.',
      ],
      after: [
        'Please fix it.',
        'I hope somebody reads this.',
        'An older person would not manage alone.',
        'The rest was fine.',
        'It cost me a day off work.',
        'I would not want others to go through this.',
      ],
      thanks: [
        'Thank you!',
        'Well done.',
        'I wish everything worked like this.',
        'A pleasant surprise.',
        'Keep it up.',
      ],
    },
  },
  WORK: {
    RU: {
      before: ['Речь про «{subject}».', 'Дело было {weekday}.', 'Коротко по делу.', 'Обращаемся регулярно.'],
      after: [
        'Из-за этого сдвинулись сроки.',
        'Прошу разобраться.',
        'Отдел всё это время стоял.',
        'Надеюсь, это прочитают.',
      ],
      thanks: ['Спасибо!', 'Спасибо за работу.', 'Всегда бы так.'],
    },
    EN: {
      before: ['About “{subject}”.', 'It was {weekday}.', 'In short.'],
      after: ['We missed a deadline over it.', 'Please look into it.'],
      thanks: ['Thank you!', 'Good work.'],
    },
  },
  GRIEF: {
    RU: {
      before: [
        'Дело было {weekday}.',
        'Хоронили отца.',
        'Пишу за мать, она не в силах.',
        'Раньше с таким не сталкивались.',
      ],
      after: ['Пожалуйста, пожалейте людей.', 'Хочется, чтобы у других так не было.', 'Надеюсь, это прочитают.'],
      thanks: ['Спасибо за участие.', 'Спасибо.', 'Благодарим от всей семьи.'],
    },
    EN: {
      before: ['It was {weekday}.', 'We lost our father.'],
      after: ['Please spare people this.', 'I hope somebody reads this.'],
      thanks: ['Thank you for your kindness.', 'Thank you.'],
    },
  },
};
