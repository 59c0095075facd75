/** Stages of a journey as lines of text, the way they are edited. */
import type { StageRow } from './registry.ts';

/** The stages of a journey as lines of text: Russian name | English name | slugs of services. */
export const stagesToText = (stages: readonly StageRow[]): string =>
  [...stages]
    .sort((a, b) => a.position - b.position)
    .map(({ nameRu, nameEn, services }) => `${nameRu} | ${nameEn} | ${services.map(({ slug }) => slug).join(', ')}`)
    .join('\n');

/** Reads the lines of `stagesToText`; empty lines are skipped, a missing English name is the Russian one. */
export function stagesFromText(lines: string): { name: { ru: string; en: string }; services: string[] }[] {
  return lines
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [ru = '', en = '', services = ''] = line.split('|').map((part) => part.trim());
      const slugs = services.split(',').map((slug) => slug.trim());
      return { name: { ru, en: en || ru }, services: slugs.filter((slug) => slug !== '') };
    });
}
