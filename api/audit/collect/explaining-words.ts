import { POLICY } from '../../src/statistics/index.ts';

const {
  confidence,
  countRoundingBase: base,
  materialPoints: points,
  minimumToFlag,
  minimumToPublish,
  minimumToShow,
  monthsAfterAtLeast: after,
  monthsBeforeAtLeast: before,
  pairsForDrivers,
} = POLICY;
const limits = [minimumToShow, minimumToPublish, minimumToFlag, pairsForDrivers].join('|');
const level = Math.round(100 * confidence);
const unadjusted = Math.round(100 * POLICY.comparability.unadjustedShareAtMost);
const coverage = Math.round(100 * POLICY.standardisation.minimumCoverage);

/** What pages say with a number that is of the method and of nobody's answers, in both languages. */
const EXPLANATIONS: readonly RegExp[] = [
  // Intervals.
  new RegExp(`about ${level} times out of 100|примерно в ${level} случаях из 100`, 'g'),
  new RegExp(`${level}% interval|${level}%\u2011й интервал`, 'g'),
  // The limits of what is shown and compared.
  new RegExp(`(?:fewer than|at least|from) (?:${limits}) (?:answers|ratings)`, 'gi'),
  new RegExp(`(?:меньше|менее чем в) (?:${limits}) (?:ответов|оценках)`, 'giu'),
  // What a figure bears, beside its word.
  new RegExp(
    `${minimumToShow} to ${minimumToPublish - 1} answers: not for comparison|(?:${minimumToPublish}|${minimumToFlag}) or more answers\\.`,
    'g',
  ),
  new RegExp(
    `От ${minimumToShow} до ${minimumToPublish - 1} ответов: для сравнений не годится|(?:${minimumToPublish}|${minimumToFlag}) ответов или больше\\.`,
    'gu',
  ),
  new RegExp(`less than ${coverage} percent of|меньше ${coverage} процентов`, 'giu'),
  // A bar that is rounded to nothing and is not empty.
  new RegExp(`< ${base}(?!\\d)`, 'g'),
  new RegExp(`rounded to ${base}(?!\\d)|округл\\p{L}+ до ${base}(?!\\d)`, 'giu'),
  // The scale, in words and beside the lines of a drawing.
  /from 0 to 100|от 0 до 100|в 0–100|out of 100|points of 100|балл\p{L}* из 100/giu,
  /(?<![\d.,] ?)0 25 50 75 100(?! ?[\d.,])/g,
  // What is called a difference, and what evidence needs.
  new RegExp(`No change of ${points} points or more|within ${points} points of each other`, 'g'),
  new RegExp(`Изменения в ${points} балл\\p{L}* или больше|меньше чем на ${points} пункт\\p{L}*`, 'gu'),
  /regression to the mean: 0 points|возврат к среднему: 0 пунктов/g,
  new RegExp(
    `at least ${before} months before and ${after} after|не меньше ${before} месяцев до и ${after} после`,
    'g',
  ),
  new RegExp(`no more than ${unadjusted} percentage points|чем на ${unadjusted} процентных пунктов`, 'g'),
  // Where a step of a life situation stands.
  /(?:Step|Шаг) \d{1,2}\. /g,
];

/** A page's text without the sentences that explain figures: it is these that are let pass, and no number by itself. */
export const withoutExplanations = (text: string): string =>
  EXPLANATIONS.reduce((left, words) => left.replaceAll(words, ' '), text);
