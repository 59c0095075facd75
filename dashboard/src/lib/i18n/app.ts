import type { Language } from '@otklik/schema';
import { appComparison as comparisonEn } from './en/app-comparison.ts';
import { appFigures as figuresEn } from './en/app-figures.ts';
import type { SameShape } from './en/app-shape.ts';
import { appShell as shellEn } from './en/app-shell.ts';
import { appVocabulary as vocabularyEn } from './en/app-vocabulary.ts';
import { appComparison as comparisonRu } from './ru/app-comparison.ts';
import { appFigures as figuresRu } from './ru/app-figures.ts';
import { appShell as shellRu } from './ru/app-shell.ts';
import { appVocabulary as vocabularyRu } from './ru/app-vocabulary.ts';

const english = {
  shell: shellEn,
  words: vocabularyEn,
  figures: figuresEn,
  comparison: comparisonEn,
};

/** Words of the analysts' dashboard. */
export type AppMessages = SameShape<typeof english>;

/** Words of the analysts' dashboard, by language. */
export const appMessages: Record<Language, AppMessages> = {
  EN: english,
  RU: {
    shell: shellRu,
    words: vocabularyRu,
    figures: figuresRu,
    comparison: comparisonRu,
  },
};
