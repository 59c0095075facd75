/** What a draft changes of its parent, and how far the version has to be raised for it. */
import type { Item, Language, LocalizedText } from '../enums.ts';
import type { InstrumentContent } from './content.ts';
import { type InstrumentText, textsOf } from './instrument-texts.ts';
import { type Bump, largerBump } from './series.ts';
import type { ItemDefinition } from './types.ts';

/** Kinds of changes, with the bump that each asks for at least. */
export const VERSION_CHANGES = {
  QUESTION_REWORDED: {
    bump: 'MAJOR',
    meaning: 'A question that was asked before reads differently.',
    explanation: { EN: 'a question reads differently', RU: 'вопрос звучит иначе' },
  },
  LABEL_REWORDED: {
    bump: 'MAJOR',
    meaning: 'A label of an answer reads differently.',
    explanation: { EN: 'a label reads differently', RU: 'подпись ответа звучит иначе' },
  },
  LEAD_IN_REWORDED: {
    bump: 'MAJOR',
    meaning: 'The sentence before the first question reads differently.',
    explanation: { EN: 'the opening sentence reads differently', RU: 'вступительная фраза звучит иначе' },
  },
  POINTS_CHANGED: {
    bump: 'MAJOR',
    meaning: 'An item has more or fewer answers to choose from.',
    explanation: { EN: 'the number of answers is another', RU: 'изменилось число вариантов ответа' },
  },
  ORDER_CHANGED: {
    bump: 'MAJOR',
    meaning: 'Items are asked in another order.',
    explanation: { EN: 'the order of questions is another', RU: 'изменился порядок вопросов' },
  },
  CORE_CHANGED: {
    bump: 'MAJOR',
    meaning: 'The core has an item more or less at some level.',
    explanation: { EN: 'the core is another', RU: 'изменился состав основных вопросов' },
  },
  ITEM_REMOVED: {
    bump: 'MAJOR',
    meaning: 'An item is no longer asked, or no longer at some level.',
    explanation: { EN: 'a question is no longer asked', RU: 'вопрос больше не задают' },
  },
  RENDERING_CHANGED: {
    bump: 'MAJOR',
    meaning: 'A mode puts the questions differently, or asks them on other conditions.',
    explanation: { EN: 'a mode asks differently', RU: 'изменился способ показа вопросов' },
  },
  DRIVER_ADDED: {
    bump: 'MINOR',
    meaning: 'A driver is new, or new at some level.',
    explanation: { EN: 'a question about causes is new', RU: 'добавлен вопрос о причинах' },
  },
  TRANSLATION_ADDED: {
    bump: 'MINOR',
    meaning: 'A text is there in a language it was missing in.',
    explanation: { EN: 'a translation is new', RU: 'добавлен перевод' },
  },
  BESIDE_REWORDED: {
    bump: 'MINOR',
    meaning: 'An open question, its hint or the question for the services used reads differently.',
    explanation: { EN: 'a text beside the scales reads differently', RU: 'текст вне шкал звучит иначе' },
  },
} as const satisfies Record<string, { bump: Bump; meaning: string; explanation: LocalizedText }>;
export type VersionChangeKind = keyof typeof VERSION_CHANGES;

/** One change. `key` names the text or item it lies in; `language` is null where it concerns all. */
export interface VersionChange {
  kind: VersionChangeKind;
  bump: Bump;
  key: string;
  language: Language | null;
}

const change = (kind: VersionChangeKind, key: string, language: Language | null = null): VersionChange => ({
  kind,
  bump: VERSION_CHANGES[kind].bump,
  key,
  language,
});

/** The smallest bump that a list of changes asks for: PATCH when there is none. */
export const neededBump = (changes: readonly VersionChange[]): Bump =>
  changes.reduce<Bump>((bump, { bump: other }) => largerBump(bump, other), 'PATCH');

/**
 * Everything that differs between a published version and a draft made from it, in the order of the draft. A change
 * of words is one whatever the words: nobody can say beforehand that a comma changes no answer.
 */
export function changesBetween(parent: InstrumentContent, draft: InstrumentContent): VersionChange[] {
  const changes = new Set([
    ...textChanges(parent, draft),
    ...itemChanges(parent, draft),
    ...orderChanges(parent, draft),
    ...renderingChanges(parent, draft),
  ]);
  return [...changes];
}

const REWORDED = {
  QUESTION: 'QUESTION_REWORDED',
  LABEL: 'LABEL_REWORDED',
  LEAD_IN: 'LEAD_IN_REWORDED',
  BESIDE: 'BESIDE_REWORDED',
} as const satisfies Record<InstrumentText['kind'], VersionChangeKind>;

/** Texts that both have and that read differently. What only one of them has is a change of items. */
function textChanges(parent: InstrumentContent, draft: InstrumentContent): VersionChange[] {
  const before = new Map(textsOf(parent).map(({ key, text }) => [key, text]));
  return textsOf(draft).flatMap(({ key, kind, text }) => {
    const old = before.get(key);
    if (!old) return [];
    return (Object.keys(text) as Language[]).flatMap((language) => {
      if (old[language] === text[language]) return [];
      return [change(old[language] === '' ? 'TRANSLATION_ADDED' : REWORDED[kind], key, language)];
    });
  });
}

function itemChanges(parent: InstrumentContent, draft: InstrumentContent): VersionChange[] {
  const codes = [...new Set([...draft.items, ...parent.items].map(({ code }) => code))];
  return codes.flatMap((code) => {
    const before = parent.items.find((item) => item.code === code);
    const after = draft.items.find((item) => item.code === code);
    return before && after ? changesOfItem(before, after) : wholeItem(code, (before ?? after)!, after !== undefined);
  });
}

function wholeItem(code: Item, { role }: ItemDefinition, isNew: boolean): VersionChange[] {
  if (role === 'CORE') return [change('CORE_CHANGED', code)];
  return [change(isNew ? 'DRIVER_ADDED' : 'ITEM_REMOVED', code)];
}

function changesOfItem(before: ItemDefinition, after: ItemDefinition): VersionChange[] {
  const changes: VersionChange[] = [];
  const { code, role } = after;
  for (const level of new Set([...Object.keys(before.wording), ...Object.keys(after.wording)])) {
    const [was, is] = [Object.hasOwn(before.wording, level), Object.hasOwn(after.wording, level)];
    if (was === is) continue;
    const kind = role === 'CORE' ? 'CORE_CHANGED' : is ? 'DRIVER_ADDED' : 'ITEM_REMOVED';
    changes.push(change(kind, `${code}.question.${level}`));
  }
  const channels = ({ wordingByChannel }: ItemDefinition) =>
    Object.keys(wordingByChannel ?? {})
      .sort()
      .join();
  if (channels(before) !== channels(after)) changes.push(change('QUESTION_REWORDED', code));
  const points = ({ options, doesNotApply, kind }: ItemDefinition) =>
    JSON.stringify([kind, options.map(({ value, score }) => [value, score]), doesNotApply !== null]);
  if (points(before) !== points(after)) changes.push(change('POINTS_CHANGED', code));
  if (before.role !== role) changes.push(change('CORE_CHANGED', code));
  return changes;
}

function orderChanges(parent: InstrumentContent, draft: InstrumentContent): VersionChange[] {
  const common = (content: InstrumentContent, other: InstrumentContent) =>
    content.items.map(({ code }) => code).filter((code) => other.items.some((item) => item.code === code));
  const [before, after] = [common(parent, draft), common(draft, parent)];
  const moved = after.find((code, index) => code !== before[index]);
  return moved ? [change('ORDER_CHANGED', moved)] : [];
}

function renderingChanges(parent: InstrumentContent, draft: InstrumentContent): VersionChange[] {
  const rules = ({ rendering, routes, driverChannels }: InstrumentContent) => [rendering, routes, driverChannels];
  return sameData(rules(parent), rules(draft)) ? [] : [change('RENDERING_CHANGED', 'rendering')];
}

/** True for the same data, whatever the order of the names in its objects: a database may keep another. */
export function sameData(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && sameData(left[name], right[name]))
  );
}
