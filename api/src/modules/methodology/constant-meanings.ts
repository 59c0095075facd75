import type { LocalizedText } from '@otklik/schema';
import type { MethodConstant } from './constants.ts';

/** What each constant of the method decides, in words: the catalogue behind `method { constants { meaning } }`. */
export const CONSTANT_MEANINGS: Record<MethodConstant, LocalizedText> = {
  minimumToShow: {
    EN: 'Answers needed before anything is shown; up to the next limit a figure is only indicative.',
    RU: 'Сколько ответов нужно, чтобы показать хоть что-то; до следующей границы показатель лишь ориентировочный.',
  },
  minimumToPublish: {
    EN: 'Answers needed to compare a figure, and for each of the three questions of the index.',
    RU: 'Сколько ответов нужно, чтобы сравнивать показатель; столько же — на каждый из трёх вопросов индекса.',
  },
  minimumToFlag: {
    EN: 'Answers needed before a figure may be called above or below others.',
    RU: 'Сколько ответов нужно, чтобы назвать показатель выше или ниже других.',
  },
  minimumReliability: {
    EN: 'Reliability needed before a figure may be called above or below others.',
    RU: 'Надёжность, при которой показатель можно назвать выше или ниже других.',
  },
  materialPoints: {
    EN: 'Smallest difference, in points of 100, that is called a difference.',
    RU: 'Наименьшая разница в баллах из 100, которую называют разницей.',
  },
  falseDiscoveryRate: {
    EN: 'Share of false findings accepted among all comparisons of one page.',
    RU: 'Допустимая доля ложных находок среди всех сравнений одной страницы.',
  },
  confidence: {
    EN: 'Confidence of every interval.',
    RU: 'Доверительная вероятность каждого интервала.',
  },
  closingDays: {
    EN: 'Days after the end of a period until its figures are published.',
    RU: 'Сколько дней после конца периода ждут до публикации его показателей.',
  },
  countRoundingBase: {
    EN: 'Published numbers of answers are rounded to the nearest multiple of this number.',
    RU: 'До кратного этому числу округляют опубликованное число ответов.',
  },
  staffDecimals: {
    EN: 'Decimals of a figure as the authority sees it; the public sees whole numbers.',
    RU: 'Сколько знаков после запятой видит ведомство; всем остальным показывают целые числа.',
  },
  unanimityHiddenBelow: {
    EN: 'Internal services: with fewer answers that are all alike the distribution is not shown.',
    RU: 'Внутренние услуги: если ответов меньше и все они одинаковы, распределение не показывают.',
  },
  indexWeightSat: {
    EN: 'Weight of satisfaction in the index.',
    RU: 'Вес удовлетворённости в индексе.',
  },
  indexWeightEase: {
    EN: 'Weight of ease in the index.',
    RU: 'Вес простоты в индексе.',
  },
  indexWeightTime: {
    EN: 'Weight of time in the index.',
    RU: 'Вес времени в индексе.',
  },
  driversAtMost: {
    EN: 'Extra questions, drawn at random, that one respondent is asked at most.',
    RU: 'Сколько дополнительных вопросов, выбранных случайно, задают одному человеку самое большее.',
  },
  commentLengthAtMost: {
    EN: 'Longest comment, in characters.',
    RU: 'Наибольшая длина комментария в знаках.',
  },
};
