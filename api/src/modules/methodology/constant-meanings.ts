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
  power: {
    EN: 'Chance of seeing a difference that a comparison is said to be able to detect.',
    RU: 'Вероятность заметить разницу, которую сравнение, как сказано, способно обнаружить.',
  },
  funnelTail: {
    EN: 'Funnel plot: share of services that chance alone leaves beyond each inner limit.',
    RU: 'Воронка: какая доля услуг случайно оказывается за каждой внутренней границей.',
  },
  funnelOuterTail: {
    EN: 'Funnel plot: share of services that chance alone leaves beyond each outer limit.',
    RU: 'Воронка: какая доля услуг случайно оказывается за каждой внешней границей.',
  },
  funnelUnitsAtLeast: {
    EN: 'Funnel plot: comparable services from which it is drawn.',
    RU: 'Воронка: сколько сравнимых услуг нужно, чтобы её построить.',
  },
  winsorisedTail: {
    EN: 'Funnel plot: share of services at each end whose distance is cut off before the common spread is judged.',
    RU: 'Воронка: у какой доли услуг с каждого края отклонение урезают, прежде чем судить об общем разбросе.',
  },
  runLength: {
    EN: 'Trend: periods in a row on one side of the usual level that make a signal.',
    RU: 'Динамика: сколько периодов подряд по одну сторону от обычного уровня дают сигнал.',
  },
  baselineAtLeast: {
    EN: 'Trend: fewest periods from which the usual level is computed.',
    RU: 'Динамика: по скольким периодам самое меньшее вычисляют обычный уровень.',
  },
  baselineAtMost: {
    EN: 'Trend: most periods from which the usual level is computed.',
    RU: 'Динамика: по скольким периодам самое большее вычисляют обычный уровень.',
  },
  monthsBeforeAtLeast: {
    EN: 'Effect without a comparison group: months needed before the improvement.',
    RU: 'Эффект без группы сравнения: сколько месяцев нужно до улучшения.',
  },
  monthsAfterAtLeast: {
    EN: 'Effect without a comparison group: months needed after the improvement.',
    RU: 'Эффект без группы сравнения: сколько месяцев нужно после улучшения.',
  },
  monthsBeforeAtMost: {
    EN: 'Effect without a comparison group: most months before the improvement that its earlier course is read from.',
    RU: 'Эффект без группы сравнения: по скольким месяцам до улучшения самое большее судят о прежнем ходе.',
  },
  monthsForSeasons: {
    EN: 'Effect without a comparison group: months needed before the improvement to allow for the time of year.',
    RU: 'Эффект без группы сравнения: сколько месяцев нужно до улучшения, чтобы учесть время года.',
  },
  placeboMonthsAtMost: {
    EN: 'Effect with a comparison group: most months before the improvement in which a made-up start must show no effect.',
    RU: 'Эффект с группой сравнения: сколько месяцев до улучшения самое большее проверяют мнимым началом, у которого эффекта быть не должно.',
  },
  servicesToShrink: {
    EN: 'Effect with a comparison group: services from which chance is told from real differences of their earlier level.',
    RU: 'Эффект с группой сравнения: по скольким услугам отличают случайность от настоящей разницы прежнего уровня.',
  },
  windowMonthsAtLeast: {
    EN: 'Effect of an improvement: fewest months that may be compared on each side.',
    RU: 'Эффект улучшения: сколько месяцев самое меньшее сравнивают с каждой стороны.',
  },
  windowMonthsAtMost: {
    EN: 'Effect of an improvement: most months that may be compared on each side.',
    RU: 'Эффект улучшения: сколько месяцев самое большее сравнивают с каждой стороны.',
  },
  baseMixMonths: {
    EN: 'Trend: months from the first answers on whose mix of channels and people a service is held at.',
    RU: 'Динамика: за сколько месяцев с первых ответов берут состав каналов и людей, при котором показывают услугу.',
  },
  baseMixPeriodsAtLeast: {
    EN: 'Trend: share of the periods of that base year in which channels and people must both be covered; below it channels alone are held.',
    RU: 'Динамика: в какой доле периодов этого базового года должны быть охвачены и каналы, и люди; если меньше, постоянными держат одни каналы.',
  },
  materialGap: {
    EN: 'Smallest gap, in points of 100, between a life situation and its services that is called one.',
    RU: 'Наименьший разрыв в баллах из 100 между жизненной ситуацией и её услугами, который называют разрывом.',
  },
  pairsForDrivers: {
    EN: 'Ratings that answered both of two questions, needed to say what goes together with satisfaction.',
    RU: 'Сколько оценок с ответами на оба вопроса нужно, чтобы судить, что связано с удовлетворённостью.',
  },
  driversInModel: {
    EN: 'Most questions among which satisfaction is shared out at once.',
    RU: 'На сколько вопросов самое большее раскладывают удовлетворённость одновременно.',
  },
  driverEigenvalueAtLeast: {
    EN: 'Smallest eigenvalue of the correlations of satisfaction and its drivers; with less they are shrunk toward none until they have it, since shares would hang on rounding.',
    RU: 'Наименьшее собственное число корреляций удовлетворённости и факторов; если оно меньше, корреляции уменьшают, пока не станет таким: иначе доли зависели бы от округления.',
  },
  confidence: {
    EN: 'Confidence of every interval.',
    RU: 'Доверительная вероятность каждого интервала.',
  },
  closingDays: {
    EN: 'Days after the end of a period until its figures are published.',
    RU: 'Сколько дней после конца периода ждут до публикации его показателей.',
  },
  repeatRaterDesignEffect: {
    EN: 'By how much the variance of every score is multiplied because some people rate more than once. Ratings are anonymous and cannot tell; 1 counts every answer as another person’s.',
    RU: 'Во сколько раз увеличена дисперсия каждой оценки из-за тех, кто оценивает не один раз. Оценки анонимны, и по ним этого не узнать; 1 — каждый ответ считается ответом другого человека.',
  },
  revisedDays: {
    EN: 'Days after the end of a period in which late answers still enter its published figures, at the next closing; a change of the method, and every new mode table or reference mix, publishes every period anew.',
    RU: 'Сколько дней после конца периода поздние ответы ещё входят в опубликованные показатели, при ближайшем закрытии; смена методики, как и каждая новая таблица поправок или новый эталонный состав, публикует заново все периоды.',
  },
  countRoundingBase: {
    EN: 'Published numbers of answers are rounded to the nearest multiple of this number.',
    RU: 'До кратного этому числу округляют опубликованное число ответов.',
  },
  staffDecimals: {
    EN: 'Decimals of a figure as the authority sees it; the public sees whole numbers.',
    RU: 'Сколько знаков после запятой видит ведомство; всем остальным показывают целые числа.',
  },
  narrowestGuess: {
    EN: 'Whole numbers that a withheld number of answers may be, for all that is published.',
    RU: 'Сколькими целыми числами ещё может быть скрытое число ответов при всём, что опубликовано.',
  },
  effectDecimalsFrom: {
    EN: 'Answers beside an effect in a mode table from which everyone sees two of its decimals, and not one.',
    RU: 'При скольких ответах рядом с поправкой в таблице способов всем показывают два её знака после запятой, а не один.',
  },
  errorStepAtMost: {
    EN: 'Coarsest step, in points, to which an error in a mode table is rounded up for everyone; where even that would give away a number of answers, no error is shown.',
    RU: 'Самый крупный шаг в баллах, до которого погрешность в таблице способов округляют вверх для всех; если и он выдал бы число ответов, погрешность не показывают.',
  },
  freedomToldFrom: {
    EN: 'Degrees of freedom of a test of a mode table from which they are shown, rounded.',
    RU: 'Сколько степеней свободы должно быть у проверки таблицы способов, чтобы показать их, округлив.',
  },
  shareStepsAtMost: {
    EN: 'How many times coarser the shares behind a score are made at most so that they give nothing away; where that is not enough, none is shown.',
    RU: 'Во сколько раз самое большее огрубляют доли, из которых сложена оценка, чтобы они ничего не выдавали; если этого мало, долю не показывают.',
  },
  coverageStep: {
    EN: 'Published shares of transactions that the answers cover are rounded down to a multiple of so many percent.',
    RU: 'До кратного скольким процентам вниз округляют опубликованную долю обращений, которую охватывают ответы.',
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
  compositeFullN: {
    EN: 'Answers from which a question counts in full in a composite of questions; the index needs more of each, so it always does.',
    RU: 'Число ответов, начиная с которого вопрос входит в сводный показатель с полным весом; индексу нужно больше на каждый вопрос, так что это всегда выполнено.',
  },
  modeQuarters: {
    EN: 'Closed quarters whose answers corrections for the way of asking are estimated from.',
    RU: 'По ответам за сколько закрытых кварталов оценивают поправки на способ опроса.',
  },
  modeMinimumN: {
    EN: 'Answers needed in each of two ways of asking, where both are used, before their difference is corrected for.',
    RU: 'Сколько ответов нужно по каждому из двух способов опроса там, где есть оба, чтобы поправлять на их различие.',
  },
  modeMaximumError: {
    EN: 'Largest standard error, in points, of a correction for the way of asking.',
    RU: 'Наибольшая стандартная ошибка поправки на способ опроса, в баллах.',
  },
  modeMaterialPoints: {
    EN: 'Difference, in points, between channels in what a way of asking does, beyond which every figure corrected for it carries a caution.',
    RU: 'Разница между каналами в поправке на способ опроса, в баллах; если больше, каждый показатель с этой поправкой сопровождают оговоркой.',
  },
  bridgeProbability: {
    EN: 'Share of those invited by telephone, in writing or in person that is led to the web by lot, where the authority has not set another.',
    RU: 'Какую долю приглашённых по телефону, письменно или лично жребий направляет на сайт, если ведомство не установило другую.',
  },
  bridgeTargetError: {
    EN: 'Standard error, in points, that bridges between ways of asking are meant to reach.',
    RU: 'Стандартная ошибка в баллах, которой должны достичь мосты между способами опроса.',
  },
  bridgePlanningSigma: {
    EN: 'Spread of single answers, in points, that bridges are planned with until it is known.',
    RU: 'Разброс отдельных ответов в баллах, по которому планируют мосты, пока он неизвестен.',
  },
  stratumMinimumN: {
    EN: 'Answers from which a group of people takes part in a figure for a fixed mix.',
    RU: 'Сколько ответов нужно группе, чтобы войти в показатель при постоянном составе.',
  },
  stratumSmoothingN: {
    EN: 'Answers that the common spread counts for when the spread of a small group is estimated.',
    RU: 'Сколькими ответами считается общий разброс при оценке разброса в малой группе.',
  },
  minimumCoverage: {
    EN: 'Share of the fixed mix that must have answers; below it figures are not comparable.',
    RU: 'Доля постоянного состава, по которой должны быть ответы; если меньше, показатели несравнимы.',
  },
  unadjustedShareAtMost: {
    EN: 'Share of answers that may have come in other ways than those beside them with no correction; beyond it figures are not comparable.',
    RU: 'Какая доля ответов может быть дана иначе, чем у остальных, без поправки; если больше, показатели несравнимы.',
  },
  sourceShareApart: {
    EN: 'Difference in the share of invited people beyond which a comparison carries a caution.',
    RU: 'Разница в доле приглашённых, при превышении которой сравнение сопровождают оговоркой.',
  },
  interactionMaximumP: {
    EN: 'Probability of chance below which services are taken to differ in different ways by channel.',
    RU: 'Вероятность случайности, ниже которой считают, что различие услуг зависит от канала.',
  },
  interactionMaterialPoints: {
    EN: 'Points by which a channel of a service must deviate for that.',
    RU: 'На сколько баллов канал услуги должен для этого отклоняться.',
  },
  normKeptShare: {
    EN: 'Norms of service: share of the measured events from which a norm is called kept.',
    RU: 'Нормы обслуживания: доля измеренных случаев, с которой норму называют соблюдённой.',
  },
  timeMiddle: {
    EN: 'Norms of service: score of the time it took above which people are called satisfied with it, below which dissatisfied.',
    RU: 'Нормы обслуживания: оценка времени, выше которой людей считают довольными им, ниже — недовольными.',
  },
  parallelRunDays: {
    EN: 'Days for which two versions of the questions are asked side by side.',
    RU: 'Сколько дней две версии вопросов задают одновременно.',
  },
  linkingMinimumRatio: {
    EN: 'Smallest ratio of the spreads of two versions of a question at which only their means are linked.',
    RU: 'Наименьшее отношение разбросов двух версий вопроса, при котором связывают только средние.',
  },
  linkingMaximumRatio: {
    EN: 'Largest ratio of the spreads of two versions of a question at which only their means are linked.',
    RU: 'Наибольшее отношение разбросов двух версий вопроса, при котором связывают только средние.',
  },
  linkingNotDrawnAtMost: {
    EN: 'Largest share of answers to another version than was drawn for them, at a touchpoint that a link of two versions rests on; that it is not larger must be sure by the confidence of intervals.',
    RU: 'Какая доля ответов на точке контакта самое большее может относиться не к той версии, что выпала им по жребию, чтобы связь двух версий опиралась на эту точку; что она не больше, должно быть верно с доверием интервалов.',
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
