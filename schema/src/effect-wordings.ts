import type { ChangeVerdict, EvidenceGrade, Language } from './enums.ts';

type Sentence = Readonly<Record<Language, string>>;

/** Verdicts for which there are figures to speak of. */
type SpokenVerdict = Extract<ChangeVerdict, 'IMPROVED_AFTER' | 'WORSE_AFTER' | 'NO_VISIBLE_CHANGE'>;

const TOO_EARLY: Sentence = {
  EN: 'It is too early to tell: there are not yet enough answers from before and after.',
  RU: 'Судить рано: ответов до и после пока недостаточно.',
};
const NOT_COMPARABLE: Sentence = {
  EN: 'Before and after cannot be compared, so there is no difference.',
  RU: 'Сравнить «до» и «после» нельзя, поэтому разницы нет.',
};

/** What is said of an effect, by grade of evidence and verdict. Only grade A speaks of more than time passing. */
export const EFFECT_WORDINGS: Readonly<Record<EvidenceGrade, Readonly<Record<SpokenVerdict, Sentence>>>> = {
  A: {
    IMPROVED_AFTER: {
      EN: 'It got better, and by more than services without this improvement did in the same months.',
      RU: 'Стало лучше, и больше, чем за те же месяцы у услуг без этого улучшения.',
    },
    WORSE_AFTER: {
      EN: 'It got worse, compared with services without this improvement in the same months.',
      RU: 'Стало хуже по сравнению с услугами без этого улучшения за те же месяцы.',
    },
    NO_VISIBLE_CHANGE: {
      EN: 'No visible change: services without this improvement moved about as much in the same months.',
      RU: 'Изменений не видно: услуги без этого улучшения за те же месяцы изменились примерно так же.',
    },
  },
  B: {
    IMPROVED_AFTER: {
      EN: 'Afterwards it was better than its own earlier course would have led to. Something else may have changed at the same time.',
      RU: 'После этого стало лучше, чем шло к тому прежде. В то же время могло измениться и что-то ещё.',
    },
    WORSE_AFTER: {
      EN: 'Afterwards it was worse than its own earlier course would have led to. Something else may have changed at the same time.',
      RU: 'После этого стало хуже, чем шло к тому прежде. В то же время могло измениться и что-то ещё.',
    },
    NO_VISIBLE_CHANGE: {
      EN: 'No visible change: afterwards it went on as it had before.',
      RU: 'Изменений не видно: после этого всё шло так же, как прежде.',
    },
  },
  C: {
    IMPROVED_AFTER: {
      EN: 'It changed for the better afterwards. Whether because of this, figures alone do not tell.',
      RU: 'После этого стало лучше. Из-за этого ли — по одним цифрам сказать нельзя.',
    },
    WORSE_AFTER: {
      EN: 'It changed for the worse afterwards. Whether because of this, figures alone do not tell.',
      RU: 'После этого стало хуже. Из-за этого ли — по одним цифрам сказать нельзя.',
    },
    NO_VISIBLE_CHANGE: {
      EN: 'No visible change afterwards.',
      RU: 'После этого изменений не видно.',
    },
  },
};

/** The sentence for an effect. @param grade null where nothing may be said yet */
export function effectWording(grade: EvidenceGrade | null, verdict: ChangeVerdict, language: Language): string {
  if (verdict === 'NOT_COMPARABLE') return NOT_COMPARABLE[language];
  if (verdict === 'TOO_EARLY' || grade === null) return TOO_EARLY[language];
  return EFFECT_WORDINGS[grade][verdict][language];
}
