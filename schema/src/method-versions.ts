import type { LocalizedText } from './enums.ts';

/** A version of the formulas and policy constants, and what it changed in figures. */
export interface MethodVersion {
  version: string;
  changes: readonly LocalizedText[];
}

/** Every version of the method, the newest first. Figures keep the name of the one they were computed by. */
export const METHOD_VERSIONS: readonly MethodVersion[] = [
  {
    version: '1.3.0',
    changes: [
      {
        EN: 'In the effect of an improvement the error of the published effects of modes counts once, as far as it does not cancel: with one service on a side it no longer widens the range four times over, and sides that drifted apart beforehand no longer pass for alike because of it; with several services on each side, and without a comparison group, it was not counted and now is.',
        RU: 'В эффекте улучшения погрешность опубликованных поправок на способ ответа учитывается один раз и только в той части, которая не взаимно сокращается: когда на стороне одна услуга, она больше не расширяет диапазон вчетверо, и из-за неё стороны, расходившиеся ещё до начала, больше не считаются менявшимися одинаково; когда услуг на каждой стороне несколько или группы сравнения нет, она не учитывалась, а теперь учитывается.',
      },
      {
        EN: 'Where answers are weighted or held on one mix, the range of the index is made of how the answers to its three questions go together in each channel and segment, no longer of how they do in all answers at once.',
        RU: 'Там, где ответы взвешены или приведены к одному составу, диапазон индекса учитывает, как ответы на три его вопроса связаны между собой в каждом канале и сегменте, а не во всех ответах сразу.',
      },
    ],
  },
  {
    version: '1.2.0',
    changes: [
      {
        EN: 'Where people answered in other ways after an improvement than before it, and what that does is not known, the raw means have no difference and no verdict, but the reason; nor has a comparison with other services or with its own course.',
        RU: 'Если после улучшения люди отвечали иначе, чем до него, а что это меняет, неизвестно, у простых средних нет ни разницы, ни вывода, а есть причина; так же и в сравнении с другими услугами или с прежним ходом.',
      },
      {
        EN: 'A start that was named or moved afterwards, or a day of completion recorded later, does not choose the months compared.',
        RU: 'Начало, названное или перенесённое задним числом, и завершение, записанное позже, не выбирают сравниваемые месяцы.',
      },
    ],
  },
  {
    version: '1.1.0',
    changes: [
      {
        EN: 'Answers to two different versions of the questions are joined by a published link, whose error is in the range, or not at all.',
        RU: 'Ответы на две разные версии вопросов объединяются по опубликованной связке, погрешность которой входит в диапазон, или не объединяются вовсе.',
      },
      {
        EN: 'Effects of the ways of answering are estimated apart from the language of the answers and from changes of the questions.',
        RU: 'Поправки на способ ответа оцениваются отдельно от языка ответов и от изменений в вопросах.',
      },
      {
        EN: 'Such an effect is called “drawn by lot” only where every invitation really was drawn.',
        RU: 'Такая поправка названа полученной «по жребию», только если по жребию направлено каждое приглашение.',
      },
      {
        EN: 'Where the effect differs between channels by more than 3 points, every figure from which it was taken out says so.',
        RU: 'Если в разных каналах поправка отличается больше чем на 3 балла, об этом сказано у каждой цифры, в которой она учтена.',
      },
    ],
  },
  {
    version: '1.0.0',
    changes: [
      {
        EN: 'The first version: two published scores, the index of three questions, one formula of the range.',
        RU: 'Первая версия: два публикуемых показателя, индекс из трёх вопросов, одна формула диапазона.',
      },
    ],
  },
];
