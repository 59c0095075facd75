import type { LocalizedText } from './enums.ts';

/** A version of the formulas and policy constants, and what it changed in figures. */
export interface MethodVersion {
  version: string;
  changes: readonly LocalizedText[];
}

/** Every version of the method, the newest first. Figures keep the name of the one they were computed by. */
export const METHOD_VERSIONS: readonly MethodVersion[] = [
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
