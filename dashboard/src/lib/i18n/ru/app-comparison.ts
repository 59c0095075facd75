/** Цифры рядом: два показателя, выводы, пометки сравнимости, точки с интервалами и воронка. */
import { counted, plural } from '../plural.ts';
import type { appComparison as english } from '../en/app-comparison.ts';
import type { SameShape } from '../en/app-shape.ts';
import { comparabilityReason } from './comparability.ts';
import {
  confidencePercent,
  coveragePercent,
  funnelOuterPercent,
  funnelPercent,
  funnelUnitsAtLeast,
  materialPoints,
  minimumReliability,
  minimumToPublish,
} from '../policy-numbers.ts';

const points = (one: string, few: string, other: string) => counted('RU', materialPoints, { one, few, other });
const outerLimit = `${String(funnelOuterPercent).replace('.', ',')} %`;
/** Винительный и родительный падежи. */
const [byPoints, ofPoints] = [points('балл', 'балла', 'баллов'), points('балла', 'баллов', 'баллов')];

export const appComparison: SameShape<typeof english> = {
  basis: {
    LIKE_FOR_LIKE: 'При одинаковом составе',
    AS_EXPERIENCED: 'По своим клиентам',
    RAW: 'Простое среднее',
  },
  basisSwitch: 'Что сделано с показателем',
  basisExplained: 'Что это значит?',
  verdict: {
    ABOVE: 'Выше',
    ABOUT_AVERAGE: 'Около среднего',
    BELOW: 'Ниже',
    INSUFFICIENT_DATA: 'Мало данных',
    NOT_COMPARABLE: 'Несравнимо',
  },
  noDifference: 'Различия не видно',
  verdictMeaning: {
    ABOVE: `Выше того, с чем сравнивается, на ${byPoints} или больше, и не только случайно.`,
    ABOUT_AVERAGE: `Различия в ${byPoints} или больше, которое можно отличить от случайного, нет.`,
    BELOW: `Ниже того, с чем сравнивается, на ${byPoints} или больше, и не только случайно.`,
    INSUFFICIENT_DATA: 'Слишком мало ответов или слишком низкая надёжность, чтобы сказать что-либо.',
    NOT_COMPARABLE: 'Сравнить нельзя, поэтому разницы нет. Причины ниже.',
  },
  comparability: {
    COMPARABLE: 'Сравнимо',
    WITH_CAUTION: 'С оговорками',
    NOT_COMPARABLE: 'Несравнимо',
  },
  comparabilityMeaning: {
    COMPARABLE: 'Анкета та же, способы ответа учтены, ответов достаточно: сравнению ничто не мешает.',
    WITH_CAUTION: 'Сравнивать можно. Имейте в виду:',
    NOT_COMPARABLE: 'Не входит в среднее, в воронку и в места, потому что:',
  },
  reason: comparabilityReason,
  difference: (points, low, high) =>
    `Разница в баллах: ${points}, ${confidencePercent}%\u2011й интервал от ${low} до ${high}.`,
  adjustedP: (p, comparisons) => `p = ${p} с поправкой на число сравнений: ${comparisons}.`,
  adjustedPSmall: (p, comparisons) => `p < ${p} с поправкой на число сравнений: ${comparisons}.`,
  detectable: (points) => `Наименьшая настоящая разница, которую скорее всего было бы видно, в баллах: ${points}.`,
  reliability: (value) =>
    `Надёжность ${value}; для вывода «выше» или «ниже» нужно ${minimumReliability.toFixed(2).replace('.', ',')}.`,
  isReference: 'С этим сравниваются остальные.',
  comparedWith: (value, low, high, count) =>
    `Сравнивается с ${value} — средним по сравнимым услугам, их ${count} (${confidencePercent}%\u2011й интервал ${low}–${high}). Каждая услуга учтена одинаково.`,
  nothingComparable: 'Сравнить здесь нельзя ни одну пару. В каждой строке сказано почему.',
  tryBasis: (name) => `Посмотреть вместо этого «${name}»`,
  counts: (shown, verdict) => `${verdict}: ${shown}`,
  bands: 'Полосы, а не места',
  bandsText: `Услуга названа выше или ниже, только если разница не меньше ${ofPoints}, случайностью её не объяснить и ответов достаточно. Всё остальное — без цвета.`,
  ranks: {
    show: 'Показать возможные места',
    hide: 'Скрыть места',
    column: `Место, ${confidencePercent} %`,
    interval: (best, worst, of) => `${best}–${worst} из ${of}`,
    note: 'Места даны интервалами: любое внутри согласуется с ответами. Упорядочивать по ним нельзя.',
    withheld: (reason) => `Места не показаны. ${reason}`,
  },
  byChannel: {
    title: 'Оценки по каналам',
    instead: 'Вместо них — оценка каждого канала при одинаковом составе сегментов; сравнивайте внутри столбца.',
    below: 'Чтобы сравнить, смотрите каналы по отдельности.',
    file: 'Оценки по каналам: места не показаны',
    channel: 'Канал',
  },
  limits: {
    label: 'Границы воронки',
    spread: 'Случайность и обычный разброс',
    chance: 'Только случайность',
    spreadText:
      'Границы учитывают случайность и обычный разброс между услугами. За ними происходит что-то особенное; «плохо» это не значит.',
    chanceText:
      'Границы учитывают только случайность. При большом числе ответов за ними оказывается почти любая услуга: настоящие услуги немного различаются.',
    overdispersed: (phi) => `Услуги различаются сильнее, чем объясняет случайность (φ = ${phi}).`,
    notOverdispersed: (phi) =>
      `Услуги различаются не сильнее, чем объясняет случайность (φ = ${phi}): границы обоих видов совпадают.`,
  },
  position: {
    BELOW_998: `ниже границы ${outerLimit}`,
    BELOW_95: `ниже границы ${funnelPercent} %`,
    WITHIN: 'в границах',
    ABOVE_95: `выше границы ${funnelPercent} %`,
    ABOVE_998: `выше границы ${outerLimit}`,
  },
  dots: 'Каждая услуга с интервалом',
  dotsSummary: (count, mean) =>
    `Цифры (${count}) с ${confidencePercent}%\u2011ми интервалами; черта — то, с чем они сравниваются: ${mean}.`,
  dotsSummaryWithout: (count) =>
    `Цифры (${count}) с ${confidencePercent}%\u2011ми интервалами. Общего среднего рядом нет.`,
  funnel: 'Воронка: показатель и число ответов',
  funnelSummary: (count, target, outside, far) =>
    `Сравнимые услуги (${count}) вокруг ${target}: за границами ${funnelPercent} % — ${outside}, из них за границами ${outerLimit} — ${far}.`,
  funnelNone: `Воронка строится, когда сравнимых услуг не меньше ${funnelUnitsAtLeast} и у каждой от ${minimumToPublish} ответов.`,
  funnelAxis:
    'По вертикали показана только та часть шкалы, где лежат услуги; по горизонтали каждый равный шаг — вдесятеро больше.',
  mean: 'среднее',
  table: {
    verdict: 'Вывод',
    verdictAndBadge: 'Вывод и сравнимость',
    badge: 'Сравнимость',
    funnel: 'Воронка',
    difference: 'Разница',
    differenceInterval: `Разница, ${confidencePercent}%\u2011й интервал`,
    reasons: 'Причины',
    adjustedP: 'p с поправкой',
    reliability: 'Надёжность',
    score: 'Показатель',
    sortBy: (column) => `Упорядочить: ${column}`,
  },
  note: {
    modeNotAdjusted: 'без поправки на способ ответа',
    modePartly: 'поправка на способ ответа неполная',
    modesVary: 'средняя поправка на способ ответа',
    unweighted: 'без взвешивания',
    coverage: (percent) => `охват ${percent}`,
  },
  modeAdjustment: {
    ADJUSTED: 'с поправкой на способ ответа',
    PARTLY: 'поправка на способ ответа неполная',
    NOT_ADJUSTED: 'без поправки на способ ответа',
    NOT_NEEDED: 'все ответы с веб-страниц: поправка не нужна',
  },
  modeReason: {
    NO_TABLE: 'Таблицы поправок ещё нет, или этого способа в ней нет.',
    DISCONNECTED: 'Никто из обслуженных одинаково не отвечал обоими способами, и способ не отделить от самой услуги.',
    CONFOUNDED: 'Со способом везде совпадает один и тот же сегмент, и способ от сегмента не отделить.',
    TOO_FEW: 'Слишком мало ответов там, где были оба способа.',
    IMPRECISE: 'Влияние способа известно слишком грубо, чтобы его убрать.',
  },
  weighting: { FLOW: 'взвешено по обращениям', ANSWERS: 'без взвешивания' },
  modeMeaning:
    'Люди отвечали не только на веб-странице (терминал, телефон, бумага), а влияние этих способов известно недостаточно, чтобы его убрать.',
  unweightedMeaning: 'Сколько обращений у каждой части клиентов, неизвестно, поэтому все ответы считаются одинаково.',
  coverageMeaning: `На какую часть обращений или общего состава есть ответы. Сравнимо от ${coveragePercent} %.`,
  facts: {
    raw: 'ничего не убрано и не взвешено',
    rawRows: 'Это простые средние: ничего не убрано и не взвешено.',
    modeTable: (version) => `Таблица поправок ${version}`,
    referenceMix: (year) => `Эталонный состав ${year} года`,
  },
  onEarlierMix: (year, score, interval) => `С эталонным составом ${year} года: ${score} (${interval})`,
  compare: {
    title: 'Сравнить',
    lead: 'Несколько услуг или периоды, каналы, точки контакта, сегменты одной: разницы с интервалами. Где сравнивать нельзя, разницы нет, и сказано почему.',
    what: 'Что поставить рядом',
    services: 'Услуги',
    periods: 'Этот период и предыдущий',
    channels: 'Каналы услуги',
    touchpoints: 'Точки контакта услуги',
    segments: 'Сегменты услуги',
    chosen: 'Сравнить выбранные',
    howMany: 'Выберите от двух до шести услуг.',
    choose: (name) => `Выбрать «${name}» для сравнения`,
    pick: 'Выбрать услуги',
    needsTwo: 'Чтобы поставить рядом, выберите хотя бы две услуги.',
    needsOne: 'Сначала выберите услугу.',
    nothing: 'Поставить рядом здесь за этот период нечего.',
    withMean: 'Каждая цифра сравнивается со средним по сравнимым.',
    withFirst: 'Поздний период сравнивается с ранним.',
  },
  leadServices:
    'Какие услуги действительно различаются, если учесть, сколько людей ответило. Сравнение — при одинаковом составе, если не выбрано иное.',
  foundOf: (shown, all, count) => `${shown} из ${all} ${plural('RU', count, { one: 'услуги', other: 'услуг' })}`,
  audience: 'Для кого услуги',
  page: (first, last, all) => `${first}–${last} из ${all}`,
};
