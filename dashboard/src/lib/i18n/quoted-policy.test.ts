import { readFileSync } from 'node:fs';
import { QUOTED_POLICY } from '@otklik/schema';
import { expect, test } from 'vitest';
import { appComparison as comparisonEn } from './en/app-comparison.ts';
import { appFigures as figuresEn } from './en/app-figures.ts';
import { appComparison as comparisonRu } from './ru/app-comparison.ts';
import { appFigures as figuresRu } from './ru/app-figures.ts';

const { funnelUnitsAtLeast, materialPoints, minimumReliability, minimumToFlag, minimumToPublish } = QUOTED_POLICY;

test('sentences name the constants that the method computes with', () => {
  for (const [comparison, figures] of [
    [comparisonEn, figuresEn],
    [comparisonRu, figuresRu],
  ] as const) {
    for (const sentence of [
      comparison.verdictMeaning.ABOVE,
      comparison.verdictMeaning.ABOUT_AVERAGE,
      comparison.verdictMeaning.BELOW,
      comparison.bandsText,
      figures.change.meaning.ABOVE,
      figures.change.meaning.ABOUT_AVERAGE,
      figures.change.meaning.BELOW,
      figures.overview.nothingChanged,
      figures.overview.changedRule('4'),
    ])
      expect(sentence).toMatch(new RegExp(`\\b${materialPoints} (points|балла|баллов)`));
    expect(comparison.reliability('0.81').replace(',', '.')).toContain(minimumReliability.toFixed(2));
    expect(comparison.funnelNone).toContain(String(funnelUnitsAtLeast));
    expect(comparison.funnelNone).toContain(String(minimumToPublish));
    expect(figures.change.meaning.INSUFFICIENT_DATA).toContain(String(minimumToFlag));
  }
});

test.each(['en/app-comparison', 'en/app-figures', 'ru/app-comparison', 'ru/app-figures'])(
  'no constant of the method is typed into %s',
  (name) => {
    const source = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8');
    const typed = source.match(
      /\b3 (points|балл\S*)|0[.,]70?\b|\b(30|100) (answers|ответ\S*)|\b(five|пять|5) (comparable|сравнимых)/g,
    );
    expect(typed).toBeNull();
  },
);
