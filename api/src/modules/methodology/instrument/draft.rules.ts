import {
  type Bump,
  changesBetween,
  compareVersions,
  type Finding,
  type InstrumentContent,
  type Item,
  type Language,
  LANGUAGES,
  largerBump,
  type LocalizedText,
  neededBump,
  translationOf,
  VERSION_CHANGES,
  withItems,
  withText,
} from '@otklik/schema';
import type { UserFault } from '../../../kernel/domain-error.ts';
import type { Acknowledgement, Translation } from './instrument-version.ts';

/** Longest text of an instrument, and longest note or reason, in UTF-16 units. */
export const INSTRUMENT_TEXT_AT_MOST = 500;
export const NOTE_AT_MOST = 4_000;
/** Most entries of each list of one change. */
export const CHANGES_AT_MOST = 400;
/** Faults told at once: more help nobody. */
const FAULTS_AT_MOST = 20;

const languages = Object.keys(LANGUAGES) as Language[];

/** The part of a draft that a methodologist changes. */
export interface DraftState {
  content: InstrumentContent;
  translations: Readonly<Record<Language, Translation>>;
  acknowledgements: Readonly<Record<string, Acknowledgement>>;
  notes: LocalizedText;
}

/** What a change of a draft says; what is null stays. */
export interface DraftChange {
  texts: readonly { key: string; text: LocalizedText }[];
  /** Every item in its new order. */
  items: readonly Item[] | null;
  notes: LocalizedText | null;
  /** Languages whose translation has been checked, and how. */
  checks: readonly { language: Language; note: LocalizedText }[];
  acknowledgements: readonly { finding: string; reason: LocalizedText }[];
}

/** What a change of texts says of lengths. */
function lengthFaults({ texts, notes, checks, acknowledgements }: DraftChange): UserFault[] {
  const longer = (text: LocalizedText, limit: number, ...path: string[]): UserFault[] =>
    languages.some((language) => text[language].length > limit)
      ? [{ code: 'TEXT_TOO_LONG', path: ['input', ...path], params: { limit } }]
      : [];
  const missing = (text: LocalizedText, ...path: string[]): UserFault[] =>
    languages.some((language) => text[language] === '')
      ? [{ code: 'FIELD_MISSING', path: ['input', ...path], params: { field: path.at(-1)! } }]
      : [];
  return [
    ...texts.flatMap(({ text }, index) => longer(text, INSTRUMENT_TEXT_AT_MOST, 'texts', String(index))),
    ...(notes ? longer(notes, NOTE_AT_MOST, 'notes') : []),
    ...checks.flatMap(({ note }, index) => [
      ...longer(note, NOTE_AT_MOST, 'checks', String(index), 'note'),
      ...missing(note, 'checks', String(index), 'note'),
    ]),
    ...acknowledgements.flatMap(({ reason }, index) => [
      ...longer(reason, NOTE_AT_MOST, 'acknowledgements', String(index), 'reason'),
      ...missing(reason, 'acknowledgements', String(index), 'reason'),
    ]),
  ];
}

/** The instrument after the texts and the order of a change; what cannot be done is added to `faults`. */
function changedContent(content: InstrumentContent, { texts, items }: DraftChange, faults: UserFault[]) {
  let changed = content;
  if (items) {
    const ordered = withItems(changed, items);
    if (ordered) changed = ordered;
    else faults.push({ code: 'ITEM_REPEATED', path: ['input', 'items'] });
  }
  for (const [index, { key, text }] of texts.entries()) {
    const replaced = withText(changed, key, text);
    if (replaced) changed = replaced;
    else
      faults.push({ code: 'INSTRUMENT_TEXT_UNKNOWN', path: ['input', 'texts', String(index), 'key'], params: { key } });
  }
  return changed;
}

/**
 * The draft after a change. The translation of a language whose texts have changed has to be checked again, unless
 * they are those of the parent; what was checked is noted last, so that texts and their check may come together.
 * @param lint reads the changed instrument: only findings that it has can be acknowledged
 * @returns the new state, and every fault; with faults nothing is to be stored
 */
export function changeDraft(
  draft: DraftState,
  parent: Pick<DraftState, 'content' | 'translations'>,
  change: DraftChange,
  lint: (content: InstrumentContent, translations: DraftState['translations']) => readonly Finding[],
  { by, at }: { by: string; at: string },
): { state: DraftState; faults: UserFault[] } {
  const faults = lengthFaults(change);
  const content = changedContent(draft.content, change, faults);
  const translations = Object.fromEntries(
    languages.map((language): [Language, Translation] => {
      const check = change.checks.find((entry) => entry.language === language);
      const now = translationAfter(draft, parent, content, language);
      return [language, check ? { ...now, checkedAt: at, checkedBy: by, note: check.note } : now];
    }),
  ) as Record<Language, Translation>;
  const known = new Set(lint(content, translations).map(({ id }) => id));
  for (const [index, { finding }] of change.acknowledgements.entries())
    if (!known.has(finding))
      faults.push({
        code: 'INSTRUMENT_FINDING_UNKNOWN',
        path: ['input', 'acknowledgements', String(index), 'finding'],
      });
  const acknowledgements = {
    ...draft.acknowledgements,
    ...Object.fromEntries(change.acknowledgements.map(({ finding, reason }) => [finding, { reason, by, at }])),
  };
  const state = { content, translations, acknowledgements, notes: change.notes ?? draft.notes };
  return { state, faults: faults.slice(0, FAULTS_AT_MOST) };
}

function translationAfter(
  draft: DraftState,
  parent: Pick<DraftState, 'content' | 'translations'>,
  content: InstrumentContent,
  language: Language,
): Translation {
  const texts = translationOf(content, language);
  if (texts === translationOf(draft.content, language)) return draft.translations[language];
  const old = parent.translations[language];
  if (texts === translationOf(parent.content, language)) return old;
  return { revision: old.revision + 1, checkedAt: null, checkedBy: null, note: null };
}

/**
 * What keeps a draft from being published as the next version: a newer version than its parent, an error or an
 * unanswered warning of a rule, notes that are missing, or a step that is too small for what was changed; then every
 * change that asks for more is told.
 * @param newestVersion the newest published version
 */
export function publishFaults(
  draft: Pick<DraftState, 'content' | 'acknowledgements' | 'notes'>,
  parent: { version: string; content: InstrumentContent },
  findings: readonly Finding[],
  bump: Bump,
  newestVersion: string,
  language: Language,
): UserFault[] {
  if (compareVersions(newestVersion, parent.version) > 0)
    return [{ code: 'INSTRUMENT_PARENT_OUTDATED', path: ['input', 'id'] }];
  const faults: UserFault[] = [];
  for (const noted of languages)
    if (draft.notes[noted] === '')
      faults.push({ code: 'FIELD_MISSING', path: ['input', 'notes', noted.toLowerCase()], params: { field: 'notes' } });
  for (const { id, severity, key } of findings) {
    const path = ['input', 'findings', id];
    if (severity === 'ERROR') faults.push({ code: 'INSTRUMENT_HAS_ERROR', path, params: { key } });
    else if (!Object.hasOwn(draft.acknowledgements, id))
      faults.push({ code: 'INSTRUMENT_WARNING_OPEN', path, params: { key } });
  }
  faults.push(...bumpFaults(parent.content, draft.content, bump, language));
  return faults.slice(0, FAULTS_AT_MOST);
}

function bumpFaults(parent: InstrumentContent, draft: InstrumentContent, bump: Bump, language: Language): UserFault[] {
  const changes = changesBetween(parent, draft);
  const needed = neededBump(changes);
  if (largerBump(bump, needed) === bump) return [];
  return changes
    .filter((change) => change.bump !== bump && largerBump(change.bump, bump) === change.bump)
    .map(({ kind, key }) => ({
      code: 'INSTRUMENT_BUMP_TOO_SMALL',
      path: ['input', 'bump'],
      params: { bump: needed, reason: VERSION_CHANGES[kind].explanation[language], key },
    }));
}
