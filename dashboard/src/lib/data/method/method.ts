import { type InstrumentState, type Item, type Level, LEVELS } from '@otklik/schema';
import type { EstimateFigure } from '#lib/format/estimate.ts';
import type { RenderedQuestion } from '#lib/ui/wording.ts';
import { ESTIMATE } from '../figures/figures.ts';
import type { ModeTable, ReferenceMix, SegmentName } from '#lib/ui/frozen-method.ts';
import { askPublic } from '../run.ts';
import { MODE_TABLE, REFERENCE_MIX } from './frozen-method.ts';

/** A number of the method that is a decision, with what it means in the language of the page. */
export interface PolicyConstant {
  code: string;
  value: number;
  meaning: string;
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
  }[];
  parallelRuns: readonly {
    id: string;
    oldVersion: string;
    newVersion: string;
    startedAt: string;
    endsAt: string;
    endedAt: string | null;
    links: readonly { item: Item; difference: EstimateFigure }[];
  }[];
}

/** The versions every figure rests on, and what is frozen with them. */
export interface MethodPage extends MethodVersions {
  instrumentVersion: string;
  methodVersion: string;
  constants: readonly PolicyConstant[];
  /** Null while none has been frozen. */
  modeTable: ModeTable | null;
  referenceMix: ReferenceMix | null;
  segments: readonly SegmentName[];
  /** Questions of each level in the words of the version that is asked now. */
  asked: readonly { level: Level; questions: readonly AskedQuestion[] }[];
}

export const METHOD = `query Method($language: Language) {
  method { instrumentVersion methodVersion constants { code value meaning } }
  modeTable { ...ModeTableParts }
  referenceMix { ...ReferenceMixParts }
  segments { id name }
  instruments { version state parentVersion publishedAt notes(language: $language) }
  parallelRuns { id oldVersion newVersion startedAt endsAt endedAt links { item difference { ${ESTIMATE} } } }
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

/** What the method says of itself. */
export async function findMethod(locals: App.Locals): Promise<MethodPage> {
  type Versions = Pick<MethodPage, 'instrumentVersion' | 'methodVersion' | 'constants'>;
  const levels = Object.keys(LEVELS) as Level[];
  const [{ method, ...frozen }, asked] = await Promise.all([
    askPublic<{ method: Versions } & Omit<MethodPage, keyof Versions | 'asked'>>(locals, METHOD, {
      language: locals.language,
    }),
    Promise.all(levels.map(async (level) => ({ level, questions: await askedAt(locals, level) }))),
  ]);
  return { ...method, ...frozen, asked };
}
