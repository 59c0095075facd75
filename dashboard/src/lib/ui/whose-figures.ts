import type { EvidenceGrade, Language } from '@otklik/schema';
import { effectMessages } from '#lib/i18n/effect.ts';

/**
 * Whose the figures of an improvement are, in a sentence; null where it is about one thing, so that nothing needs saying.
 * Figures before and after, and effects below grade A, are of the first subject; an effect of grade A is of all.
 * @param subjects in the order in which the api lists them, by kind and then by age in the registry: the first decides
 */
export function whoseFigures(
  language: Language,
  subjects: readonly { name: string }[],
  { grade }: { grade: EvidenceGrade | null },
): string | null {
  const [first, second] = subjects;
  return first && second ? effectMessages[language].whoseFigures[grade === 'A' ? 'A' : 'OTHER'](first.name) : null;
}
