/** Every text of an instrument under a key of its own, for editing, comparing and naming in a finding. */
import type { Channel, CommentQuestion, Item, Language, LocalizedText } from '../enums.ts';
import { BUILT_IN_INSTRUMENT, type InstrumentContent } from './content.ts';
import { LEVELS } from './levels.ts';
import type { ItemDefinition, Level, Option } from './types.ts';

/** What a text is: this decides which rules it must pass and what a change of it means. */
export const TEXT_KINDS = {
  QUESTION: 'A question, at one level or for one channel.',
  LABEL: 'The label of a point, or of "does not apply".',
  LEAD_IN: 'The sentence before the first question.',
  BESIDE: 'An open question, its hint, or the question for the services used: no figure is made of them.',
} as const;
export type TextKind = keyof typeof TEXT_KINDS;

/** One text of an instrument. */
export interface InstrumentText {
  /** `SAT.question.SERVICE`, `TECH.channel.MOBILE_APP`, `SAT.label.1` (0: does not apply), `leadIn.SERVICE`, `commentHint` … */
  key: string;
  kind: TextKind;
  /** The item it belongs to; null for what frames the questions. */
  item: Item | null;
  text: LocalizedText;
}

const questionTexts = ({ code, wording, wordingByChannel }: ItemDefinition): InstrumentText[] => [
  ...Object.entries(wording).map(([level, text]) => ({
    key: `${code}.question.${level}`,
    kind: 'QUESTION' as const,
    item: code,
    text,
  })),
  ...Object.entries(wordingByChannel ?? {}).map(([channel, text]) => ({
    key: `${code}.channel.${channel}`,
    kind: 'QUESTION' as const,
    item: code,
    text,
  })),
];

const labelTexts = ({ code, options, doesNotApply }: ItemDefinition): InstrumentText[] =>
  [...options, ...(doesNotApply ? [{ value: 0, label: doesNotApply }] : [])].map(({ value, label }) => ({
    key: `${code}.label.${value}`,
    kind: 'LABEL' as const,
    item: code,
    text: label,
  }));

/** All texts of an instrument, in the order in which people meet them. At most 400. */
export function textsOf(content: InstrumentContent): InstrumentText[] {
  const framing = (key: string, kind: TextKind, text: LocalizedText): InstrumentText => ({
    key,
    kind,
    item: null,
    text,
  });
  return [
    ...Object.entries(content.leadIns).map(([level, text]) => framing(`leadIn.${level}`, 'LEAD_IN', text)),
    framing('organisation', 'LEAD_IN', content.organisationSentence),
    ...content.items.flatMap((item) => [...questionTexts(item), ...labelTexts(item)]),
    framing('used', 'BESIDE', content.usedQuestion),
    ...Object.entries(content.comments).map(([question, text]) => framing(`comment.${question}`, 'BESIDE', text)),
    framing('commentHint', 'BESIDE', content.commentHint),
  ];
}

/** Everything people read in one language, as one text: two versions with the same one have the same translation. */
export const translationOf = (content: InstrumentContent, language: Language): string =>
  JSON.stringify(textsOf(content).map(({ key, text }) => [key, text[language]]));

const isEmpty = ({ RU, EN }: LocalizedText) => RU === '' && EN === '';

/**
 * The instrument with one text replaced, added (a further level or point) or, when it is empty in every language,
 * taken away. Null for a key that the instrument cannot have: an unknown item, level or channel, a point that does
 * not follow the last one.
 */
export function withText(content: InstrumentContent, key: string, text: LocalizedText): InstrumentContent | null {
  const [first = '', second, third] = key.split('.');
  if (key === 'organisation') return { ...content, organisationSentence: text };
  if (key === 'used') return { ...content, usedQuestion: text };
  if (key === 'commentHint') return { ...content, commentHint: text };
  if (first === 'leadIn' && third === undefined)
    return isLevel(second) ? { ...content, leadIns: { ...content.leadIns, [second]: text } } : null;
  if (first === 'comment' && third === undefined)
    return second !== undefined && Object.hasOwn(content.comments, second)
      ? { ...content, comments: { ...content.comments, [second as CommentQuestion]: text } }
      : null;
  const item = content.items.find(({ code }) => code === first);
  const changed =
    item && third !== undefined && key === `${first}.${second}.${third}` && withItemText(item, second!, third, text);
  return changed ? { ...content, items: content.items.map((other) => (other === item ? changed : other)) } : null;
}

const isLevel = (text: string | undefined): text is Level => text !== undefined && Object.hasOwn(LEVELS, text);

function withItemText(item: ItemDefinition, part: string, name: string, text: LocalizedText): ItemDefinition | null {
  if (part === 'question') return isLevel(name) ? { ...item, wording: withEntry(item.wording, name, text) } : null;
  if (part === 'channel') {
    const known = item.wordingByChannel ?? {};
    return Object.hasOwn(known, name) ? { ...item, wordingByChannel: withEntry(known, name as Channel, text) } : null;
  }
  if (part !== 'label' || !/^[0-5]$/.test(name)) return null;
  const value = Number(name);
  if (value === 0) return { ...item, doesNotApply: isEmpty(text) ? null : text };
  const { options } = item;
  if (isEmpty(text)) return value === options.length ? { ...item, options: options.slice(0, -1) } : null;
  if (value > options.length + 1) return null;
  const score = item.kind === 'RATING' ? (((value - 1) * 25) as Option['score']) : null;
  const option: Option = { value: value as Option['value'], label: text, score };
  return { ...item, options: [...options.slice(0, value - 1), option, ...options.slice(value)] };
}

function withEntry<Name extends string>(
  entries: Partial<Record<Name, LocalizedText>>,
  name: Name,
  text: LocalizedText,
): Partial<Record<Name, LocalizedText>> {
  const others = { ...entries };
  if (isEmpty(text)) delete others[name];
  else others[name] = text;
  return others;
}

/**
 * The instrument with its items in this order; those left out are removed, those it does not have come from the
 * built-in version. Null when an item is named twice.
 */
export function withItems(content: InstrumentContent, order: readonly Item[]): InstrumentContent | null {
  if (new Set(order).size !== order.length) return null;
  const items = order.flatMap(
    (code) => content.items.find((item) => item.code === code) ?? BUILT_IN_INSTRUMENT.itemOf.get(code) ?? [],
  );
  return { ...content, items };
}
