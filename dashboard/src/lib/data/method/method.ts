import { type InstrumentState, type Item, type Language, type Level, LEVELS } from '@otklik/schema';
import type { EstimateFigure } from '#lib/format/estimate.ts';
import type { RenderedQuestion } from '#lib/ui/wording.ts';
import { ESTIMATE } from '../figures/figures.ts';
import type { ModeTable, ReferenceMix, SegmentName } from '#lib/ui/frozen-method.ts';
import { askPublic, notFound } from '../run.ts';
import { MODE_TABLE, readableModeTable, REFERENCE_MIX, type SentModeTable } from './frozen-method.ts';

/** A number of the method that is a decision, with what it means in the language of the page. */
export interface PolicyConstant {
  code: string;
  value: number;
  meaning: string;
}

/** A chance with which invited clients are led to the web, 0–1. */
export interface BridgeInUse {
  probability: number;
  touchpoints: number;
}

/** A question of the version that is asked now, as it is put on a page. */
export type AskedQuestion = Pick<RenderedQuestion, 'role' | 'question'>;

/** Published versions of the questions, and those that were asked side by side. */
export interface MethodVersions {
  instruments: readonly {
    version: string;
    state: InstrumentState;
    parentVersion: string | null;
    publishedAt: string | null;
    notes: string;
    /** How far the texts of each language have come, and how they were checked. */
    translations: readonly { language: Language; revision: number; checked: boolean; checkNote: string | null }[];
  }[];
  parallelRuns: readonly {
    id: string;
    oldVersion: string;
    newVersion: string;
    startedAt: string;
    endsAt: string;
    endedAt: string | null;
    links: readonly {
      item: Item;
      /** By means, or by means and spreads: y* = slope · y + intercept turns a new score into an old one. */
      kind: 'MEAN' | 'LINEAR';
      slope: number;
      intercept: number;
      difference: EstimateFigure;
    }[];
  }[];
}

/** The versions every figure rests on, and what is frozen with them. */
export interface MethodPage extends MethodVersions {
  instrumentVersion: string;
  methodVersion: string;
  constants: readonly PolicyConstant[];
  /** With which chance invited clients are led to the web, and at how many points of contact; the commonest first. */
  bridges: readonly BridgeInUse[];
  /** Null while none has been frozen. */
  modeTable: ModeTable | null;
  /** Every frozen table and mix, newest first. */
  modeTables: readonly { version: string; madeAt: string }[];
  referenceMixes: readonly { year: number }[];
  referenceMix: ReferenceMix | null;
  segments: readonly SegmentName[];
  /** Questions of each level in the words of the version that is asked now. */
  asked: readonly { level: Level; questions: readonly AskedQuestion[] }[];
}

export const METHOD = `query Method($language: Language, $table: String, $year: Int) {
  method { instrumentVersion methodVersion constants { code value meaning } bridges { probability touchpoints } }
  modeTable(version: $table) { ...ModeTableParts }
  referenceMix(year: $year) { ...ReferenceMixParts }
  modeTables(first: 100) { version madeAt }
  referenceMixes(first: 100) { year }
  segments { id name }
  instruments { version state parentVersion publishedAt notes(language: $language) translations { language revision checked checkNote(language: $language) } }
  parallelRuns { id oldVersion newVersion startedAt endsAt endedAt links { item kind slope intercept difference { ${ESTIMATE} } } }
}
${MODE_TABLE} ${REFERENCE_MIX}`;

/** Questions of one level: all levels at once would be more than one operation may ask for. */
export const ASKED = `query Asked($level: Level!, $language: Language) {
  instrument {
    rendering(level: $level, language: $language) {
      questions { role question { item text doesNotApply options { value label } } }
    }
  }
}`;

async function askedAt(locals: App.Locals, level: Level): Promise<readonly AskedQuestion[]> {
  const { instrument } = await askPublic<{ instrument: { rendering: { questions: AskedQuestion[] } } }>(locals, ASKED, {
    level,
    language: locals.language,
  });
  return instrument.rendering.questions;
}

/** Which frozen parts of the method are looked at; null is the newest. */
export interface MethodView {
  table: string | null;
  year: number | null;
}

/** Reads the view from its address. What cannot be the name of a table or a year is the newest. */
export function methodViewFromUrl(query: URLSearchParams): MethodView {
  const [table, year] = [query.get('table'), query.get('mix')];
  return {
    table: table !== null && /^\d{4}Q[1-4]$/.test(table) ? table : null,
    year: year !== null && /^\d{4}$/.test(year) ? Number(year) : null,
  };
}

/** What the method says of itself; ends the page where a table or a mix was asked for that does not exist. */
export async function findMethod(locals: App.Locals, { table, year }: MethodView): Promise<MethodPage> {
  type Versions = Pick<MethodPage, 'instrumentVersion' | 'methodVersion' | 'constants' | 'bridges'>;
  const levels = Object.keys(LEVELS) as Level[];
  const [{ method, ...frozen }, asked] = await Promise.all([
    askPublic<
      { method: Versions; modeTable: SentModeTable | null } & Omit<MethodPage, keyof Versions | 'asked' | 'modeTable'>
    >(locals, METHOD, { language: locals.language, table, year }),
    Promise.all(levels.map(async (level) => ({ level, questions: await askedAt(locals, level) }))),
  ]);
  if ((table && !frozen.modeTable) || (year && !frozen.referenceMix)) notFound(locals);
  return { ...method, ...frozen, modeTable: readableModeTable(locals.language, frozen.modeTable), asked };
}
