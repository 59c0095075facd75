/** What a form about a draft says, as a change of the draft. */
import { LANGUAGES } from '@otklik/schema';
import type { Language } from '@otklik/schema';
import { BUMPS } from './draft.ts';
import type { Bump, Draft, DraftChange, InstrumentText, SeenDraft } from './draft.ts';

/** Part of the questionnaire that is edited together: an item, or what frames the questions. */
export const FRAME = 'FRAME';

/** Parts of a draft in the order of its texts. */
export const partsOf = (texts: readonly InstrumentText[]): string[] => [
  ...new Set(texts.map(({ item }) => item ?? FRAME)),
];

/** Texts of one part; the first part stands for one that does not exist. */
export function textsOfPart(texts: readonly InstrumentText[], asked: string | null): InstrumentText[] {
  const parts = partsOf(texts);
  const part = parts.find((name) => name === asked) ?? parts[0];
  return texts.filter(({ item }) => (item ?? FRAME) === part);
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
};

const bothOf = (form: FormData, name: string) => ({
  ru: textOf(form, `${name}Ru`),
  en: textOf(form, `${name}En`),
});

/** Draft and edition that the form was made of. */
export const seenOf = (form: FormData, id: string): SeenDraft => ({ id, edition: Number(textOf(form, 'edition')) });

/** Only the texts that differ from what the draft has; fields are named `text:<key>:ru` and `text:<key>:en`. */
export function changedTexts(form: FormData, { texts }: Pick<Draft, 'texts'>): NonNullable<DraftChange['texts']> {
  return texts.flatMap(({ key, ru, en }) => {
    if (!form.has(`text:${key}:ru`) || !form.has(`text:${key}:en`)) return [];
    const typed = { key, ru: textOf(form, `text:${key}:ru`), en: textOf(form, `text:${key}:en`) };
    return typed.ru === ru && typed.en === en ? [] : [typed];
  });
}

/** The change that a form of the named part asks for; null for one that is none of ours. */
export function draftChangeOf(part: string, form: FormData, draft: Pick<Draft, 'texts'>): DraftChange | null {
  switch (part) {
    case 'texts':
      return { texts: changedTexts(form, draft) };
    case 'notes':
      return { notes: bothOf(form, 'notes') };
    case 'reason':
      return { acknowledgements: [{ finding: textOf(form, 'finding'), reason: bothOf(form, 'reason') }] };
    case 'check': {
      const language = textOf(form, 'language');
      if (!Object.hasOwn(LANGUAGES, language)) return null;
      return { checks: [{ language: language as Language, note: bothOf(form, 'note') }] };
    }
    default:
      return null;
  }
}

/** How the draft is to be published; the smallest step for one that does not exist. */
export function publicationOf(form: FormData): { bump: Bump; parallelRun: boolean } {
  const asked = textOf(form, 'bump');
  return { bump: BUMPS.find((bump) => bump === asked) ?? 'PATCH', parallelRun: form.has('parallelRun') };
}

/** How many findings of each weight there are, and how many warnings have a reason. */
export function countFindings(findings: readonly Pick<Draft['findings'][number], 'severity' | 'reason'>[]) {
  const warnings = findings.filter(({ severity }) => severity === 'WARNING');
  return {
    errors: findings.length - warnings.length,
    warnings: warnings.length,
    answered: warnings.filter(({ reason }) => reason !== null).length,
  };
}
