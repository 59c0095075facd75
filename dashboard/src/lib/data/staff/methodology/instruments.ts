/** Versions of the instrument and how each mode puts them. */
import type { InstrumentState, Item, Language, Level, Mode, StaffRole, UnlinkedReason } from '@otklik/schema';
import type { Estimate } from '../figures.ts';
import type { Rendering } from '#lib/ui/wording.ts';
import { BOTH_LANGUAGES, RENDERING } from '../../method/wording.ts';
import { ESTIMATE } from '../fragments.ts';
import { ask, found } from '../read.ts';
import type { MethodologyView } from './view.ts';

/** How far the texts of one language have come. */
export interface Translation {
  language: Language;
  revision: number;
  checked: boolean;
  checkNote: string | null;
}

/** A published version, as a line of the list. */
export interface PublishedVersion {
  id: string;
  version: string;
  state: InstrumentState;
  parentVersion: string | null;
  publishedAt: string;
  publishedBy: string;
  notes: string;
  translations: Translation[];
}

/** A draft, as a line of the list. */
export interface DraftLine {
  id: string;
  createdBy: string;
  parentVersion: string | null;
  edition: number;
}

/** How scores of two versions are turned into one another. */
export interface VersionLink {
  item: Item;
  kind: 'MEAN' | 'LINEAR';
  slope: number;
  intercept: number;
  strata: number;
  difference: Estimate;
}

/** An item in which two versions are not linked, and why. */
export interface UnlinkedItem {
  item: Item;
  reason: UnlinkedReason;
}

/** Answers that no link rests on, since they did not come to the versions that were drawn, or were too few to tell. */
export interface UndrawnAnswers {
  touchpoint: { name: string } | null;
  mode: Mode;
  answers: number;
  notDrawn: number;
}

/** Two main versions asked side by side. Links so far and the draw are left out for those who do not see them. */
export interface ParallelRun {
  id: string;
  oldVersion: string;
  newVersion: string;
  startedAt: string;
  endsAt: string;
  endedAt: string | null;
  links: VersionLink[];
  linksSoFar?: VersionLink[];
  /** How many answers links rest on, how many they do not, when that was counted; null where it was not yet. */
  draw?: { asDrawnAnswers: number; leftOutAnswers: number; countedAt: string; leftOut: UndrawnAnswers[] } | null;
  unlinked: UnlinkedItem[];
}

/** What the tab of versions shows. Drafts are null for those who do not see them. */
export interface Versions {
  instruments: PublishedVersion[];
  drafts: DraftLine[] | null;
  runs: ParallelRun[];
}

const LINK = `item kind slope intercept strata difference { ...EstimateParts }`;

export const VERSIONS = `query AppVersions($seesLinksSoFar: Boolean!) {
  instruments {
    id version state parentVersion publishedAt publishedBy notes
    translations { language revision checked checkNote }
  }
  parallelRuns {
    id oldVersion newVersion startedAt endsAt endedAt links { ${LINK} } unlinked { item reason }
    linksSoFar @include(if: $seesLinksSoFar) { ${LINK} }
    draw @include(if: $seesLinksSoFar) { asDrawnAnswers leftOutAnswers countedAt leftOut { touchpoint { name } mode answers notDrawn } }
  }
}
${ESTIMATE}`;

export const DRAFTS = `query AppDrafts { instrumentDrafts { id createdBy parentVersion edition } }`;

/** Who sees drafts and links that are not frozen yet; the api asks again. */
const SEES_UNFINISHED: ReadonlySet<StaffRole> = new Set<StaffRole>(['METHODOLOGIST', 'PLATFORM_ADMIN']);

/** Whether the viewer writes drafts and publishes them. */
export const writesInstrument = (locals: App.Locals): boolean => locals.viewer?.role === 'METHODOLOGIST';

/** Published versions, drafts and parallel runs. */
export async function readVersions(locals: App.Locals): Promise<Versions> {
  const seesUnfinished = locals.viewer !== null && SEES_UNFINISHED.has(locals.viewer.role);
  const [versions, drafts] = await Promise.all([
    ask<{ instruments: PublishedVersion[]; parallelRuns: ParallelRun[] }>(locals, VERSIONS, {
      seesLinksSoFar: seesUnfinished,
    }),
    seesUnfinished ? ask<{ instrumentDrafts: DraftLine[] }>(locals, DRAFTS) : null,
  ]);
  return {
    instruments: versions.instruments,
    drafts: drafts?.instrumentDrafts ?? null,
    runs: versions.parallelRuns,
  };
}

/** What the tab of wording shows: the same questionnaire in both languages. */
export interface Wording {
  /** Null for a draft. */
  version: string | null;
  parentVersion: string | null;
  versions: string[];
  ru: Rendering;
  en: Rendering;
}

export const WORDING = `query AppWording($version: String, $level: Level!, $mode: Mode!, $channel: Channel!) {
  shown: instrument(version: $version) { version parentVersion ${BOTH_LANGUAGES} }
  instruments { version }
}
${RENDERING}`;

export const DRAFT_WORDING = `query AppDraftWording($id: ID!, $level: Level!, $mode: Mode!, $channel: Channel!) {
  shown: instrumentDraft(id: $id) { version parentVersion ${BOTH_LANGUAGES} }
  instruments { version }
}
${RENDERING}`;

/** One version, or a draft, as the chosen mode puts it. */
export async function readWording(locals: App.Locals, view: MethodologyView): Promise<Wording> {
  const how: { level: Level; mode: Mode; channel: string } = {
    level: view.level,
    mode: view.mode,
    channel: view.channel,
  };
  const { shown, instruments } = await ask<{
    shown: Omit<Wording, 'versions'> | null;
    instruments: { version: string }[];
  }>(
    locals,
    view.draft === null ? WORDING : DRAFT_WORDING,
    view.draft === null ? { version: view.version, ...how } : { id: view.draft, ...how },
  );
  return { ...found(shown, locals), versions: instruments.map(({ version }) => version) };
}
