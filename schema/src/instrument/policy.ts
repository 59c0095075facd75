/** Constants of the method, for the page that describes it. Limits used by rules come from limits.ts. */
import type { LocalizedText } from '../enums.ts';
import { COMMENT_LENGTH_AT_MOST, DRIVERS_AT_MOST } from './limits.ts';

/** A number of the method and what it decides. */
export interface PolicyConstant {
  value: number;
  meaning: LocalizedText;
}

/** Every constant by its code. A change of any of them is a new method version. */
export const POLICY = {
  INDICATIVE_FROM: {
    value: 10,
    meaning: {
      EN: 'Answers needed before anything is shown; up to the next limit a figure is only indicative.',
      RU: 'Сколько ответов нужно, чтобы показать хоть что-то; до следующей границы показатель лишь ориентировочный.',
    },
  },
  PUBLISHABLE_FROM: {
    value: 30,
    meaning: {
      EN: 'Answers needed to show a figure with its interval, and each of the three items of the index.',
      RU: 'Сколько ответов нужно, чтобы показать показатель с интервалом; столько же — по каждому из трёх вопросов индекса.',
    },
  },
  SOLID_FROM: {
    value: 100,
    meaning: {
      EN: 'Answers needed before a figure may be called above or below others.',
      RU: 'Сколько ответов нужно, чтобы назвать показатель выше или ниже других.',
    },
  },
  RELIABILITY_FROM: {
    value: 0.7,
    meaning: {
      EN: 'Reliability needed before a figure may be called above or below others.',
      RU: 'Надёжность, при которой показатель можно назвать выше или ниже других.',
    },
  },
  FLAG_POINTS: {
    value: 3,
    meaning: {
      EN: 'Smallest difference, in points, that is called a difference.',
      RU: 'Наименьшая разница в баллах, которую называют разницей.',
    },
  },
  FALSE_DISCOVERY_RATE: {
    value: 0.05,
    meaning: {
      EN: 'Share of false findings accepted among all comparisons of one page.',
      RU: 'Допустимая доля ложных находок среди всех сравнений одной страницы.',
    },
  },
  CONFIDENCE: {
    value: 0.95,
    meaning: { EN: 'Confidence of every interval.', RU: 'Доверительная вероятность каждого интервала.' },
  },
  PUBLIC_COUNT_STEP: {
    value: 5,
    meaning: {
      EN: 'Public counts are rounded to the nearest multiple of this number.',
      RU: 'До кратного этому числу округляют опубликованное число ответов.',
    },
  },
  CLOSING_DAYS: {
    value: 7,
    meaning: {
      EN: 'Days after the end of a period until its figures are published.',
      RU: 'Сколько дней после конца периода ждут до публикации его показателей.',
    },
  },
  DRIVERS_AT_MOST: {
    value: DRIVERS_AT_MOST,
    meaning: {
      EN: 'Extra questions, drawn at random, that one respondent is asked at most.',
      RU: 'Сколько дополнительных вопросов, выбранных случайно, задают одному человеку самое большее.',
    },
  },
  COMMENT_LENGTH_AT_MOST: {
    value: COMMENT_LENGTH_AT_MOST,
    meaning: { EN: 'Longest comment, in characters.', RU: 'Наибольшая длина комментария в знаках.' },
  },
  INVITATION_HOURS: {
    value: 24,
    meaning: {
      EN: 'Hours after the end point within which an invitation is sent.',
      RU: 'В течение скольких часов после обращения отправляют приглашение.',
    },
  },
  INVITATION_DAYS: {
    value: 30,
    meaning: {
      EN: 'Days within which a client gets at most one invitation about a service.',
      RU: 'За сколько дней клиент получает не больше одного приглашения об услуге.',
    },
  },
  KIOSK_SECONDS: {
    value: 3,
    meaning: {
      EN: 'Shortest time between two answers at a terminal, in seconds.',
      RU: 'Наименьшее время между двумя ответами на терминале в секундах.',
    },
  },
} as const satisfies Record<string, PolicyConstant>;
export type PolicyCode = keyof typeof POLICY;
