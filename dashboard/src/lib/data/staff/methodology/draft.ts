/** A draft of the instrument: reading it, changing it, publishing it. */
import type { Item, Language } from '@otklik/schema';
import { ask, found } from '../read.ts';
import { act } from '../write.ts';
import type { Outcome } from '../write.ts';
import type { Translation } from './instruments.ts';

/** How far a version is raised, smallest first. */
export const BUMPS = ['PATCH', 'MINOR', 'MAJOR'] as const;
export type Bump = (typeof BUMPS)[number];

/** What a rule found. */
export interface Finding {
  id: string;
  severity: 'ERROR' | 'WARNING';
  key: string;
  language: Language | null;
  text: string | null;
  words: string | null;
  explanation: string;
  reason: string | null;
}

/** A text in both languages, with its place in the instrument. */
export interface InstrumentText {
  key: string;
  kind: 'QUESTION' | 'LABEL' | 'LEAD_IN' | 'BESIDE';
  item: Item | null;
  ru: string;
  en: string;
}

/** A draft as its page shows it. */
export interface Draft {
  id: string;
  edition: number;
  createdBy: string;
  parentVersion: string | null;
  neededBump: Bump;
  notesRu: string;
  notesEn: string;
  findings: Finding[];
  changes: { kind: string; key: string; language: Language | null; bump: Bump; explanation: string }[];
  translations: Translation[];
  texts: InstrumentText[];
}

export const DRAFT = `query AppDraft($id: ID!) {
  instrumentDraft(id: $id) {
    id edition createdBy parentVersion neededBump notesRu: notes(language: RU) notesEn: notes(language: EN)
    findings { id severity key language text words explanation reason }
    changes { kind key language bump explanation }
    translations { language revision checked checkNote }
    texts { key kind item ru en }
  }
}`;

/** A draft, or 404. */
export async function readDraft(locals: App.Locals, id: string): Promise<Draft> {
  return found((await ask<{ instrumentDraft: Draft | null }>(locals, DRAFT, { id })).instrumentDraft, locals);
}

const ERRORS = `userErrors { code path message }`;

export const DRAFT_CREATE = `mutation AppDraftCreate($input: InstrumentDraftCreateInput!) {
  instrumentDraftCreate(input: $input) { instrument { id } ${ERRORS} }
}`;
export const DRAFT_CHANGE = `mutation AppDraftChange($input: InstrumentDraftChangeInput!) {
  instrumentDraftChange(input: $input) { instrument { id } ${ERRORS} }
}`;
export const DRAFT_DISCARD = `mutation AppDraftDiscard($input: InstrumentDraftDiscardInput!) {
  instrumentDraftDiscard(input: $input) { discardedId ${ERRORS} }
}`;
export const PUBLISH = `mutation AppPublish($input: InstrumentPublishInput!) {
  instrumentPublish(input: $input) { instrument { id version } ${ERRORS} }
}`;
export const RUN_END = `mutation AppRunEnd($input: ParallelRunEndInput!) {
  parallelRunEnd(input: $input) { parallelRun { id } ${ERRORS} }
}`;

/** A new draft from a published version, the newest when null. */
export const createDraft = (locals: App.Locals, from: string | null): Promise<Outcome<{ id: string }>> =>
  act(locals, DRAFT_CREATE, from === null ? {} : { from }, 'instrumentDraftCreate', 'instrument');

/** A draft and the edition of it that the person has seen. */
export interface SeenDraft {
  id: string;
  edition: number;
}

/** What a form changes of a draft. */
export type DraftChange = Partial<{
  texts: { key: string; ru: string; en: string }[];
  notes: { ru: string; en: string };
  acknowledgements: { finding: string; reason: { ru: string; en: string } }[];
  checks: { language: Language; note: { ru: string; en: string } }[];
}>;

/** Changes a draft. */
export const changeDraft = (
  locals: App.Locals,
  seen: SeenDraft,
  change: DraftChange,
): Promise<Outcome<{ id: string }>> =>
  act(locals, DRAFT_CHANGE, { ...seen, ...change }, 'instrumentDraftChange', 'instrument');

/** Discards a draft for good. */
export const discardDraft = (locals: App.Locals, seen: SeenDraft): Promise<Outcome<string>> =>
  act(locals, DRAFT_DISCARD, { ...seen }, 'instrumentDraftDiscard', 'discardedId');

/** Publishes a draft. */
export const publishDraft = (
  locals: App.Locals,
  seen: SeenDraft,
  how: { bump: Bump; parallelRun: boolean },
): Promise<Outcome<{ id: string; version: string }>> =>
  act(locals, PUBLISH, { ...seen, ...how }, 'instrumentPublish', 'instrument');

/** Ends a parallel run. */
export const endParallelRun = (locals: App.Locals, id: string): Promise<Outcome<{ id: string }>> =>
  act(locals, RUN_END, { id }, 'parallelRunEnd', 'parallelRun');
