/** The questionnaire in the words of a version, as each mode puts it. */
import { type Channel, CHANNELS, type Level, LEVELS, type Mode, MODES } from '@otklik/schema';
import type { Rendering } from '#lib/ui/wording.ts';
import { askPublic, notFound } from '../run.ts';

export const RENDERING = `fragment RenderingParts on InstrumentRendering {
  language leadIn input confirm labelsHeard secondsBetweenAnswers usedQuestion commentHint
  comments { question text }
  questions { role spoken question { item text doesNotApply options { value label } } }
}`;

/** Both languages of a version; needs `$level`, `$mode` and `$channel`. */
export const BOTH_LANGUAGES = `ru: rendering(level: $level, mode: $mode, channel: $channel, language: RU) { ...RenderingParts }
    en: rendering(level: $level, mode: $mode, channel: $channel, language: EN) { ...RenderingParts }`;

/** How the questionnaire is looked at. */
export interface WordingView {
  /** Null is the version that is asked now. */
  version: string | null;
  level: Level;
  mode: Mode;
  channel: Channel;
}

const codeOf = <Code extends string>(text: string | null, allowed: object, otherwise: Code): Code =>
  text !== null && Object.hasOwn(allowed, text) ? (text as Code) : otherwise;

/** Reads the view from its address. Unknown values fall back to a service on the web. */
export function wordingFromUrl(query: URLSearchParams): WordingView {
  const version = query.get('version');
  return {
    version: version !== null && /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(version) ? version : null,
    level: codeOf(query.get('level'), LEVELS, 'SERVICE'),
    mode: codeOf(query.get('mode'), MODES, 'WEB'),
    channel: codeOf(query.get('channel'), CHANNELS, 'PORTAL'),
  };
}

export const WORDING = `query Wording($version: String, $level: Level!, $mode: Mode!, $channel: Channel!) {
  shown: instrument(version: $version) { version ${BOTH_LANGUAGES} }
  instruments { version }
}
${RENDERING}`;

/** One version in both languages as the chosen mode puts it; ends the page where there is no such version. */
export async function findWording(locals: App.Locals, { version, level, mode, channel }: WordingView) {
  const { shown, instruments } = await askPublic<{
    shown: { version: string; ru: Rendering; en: Rendering } | null;
    instruments: { version: string }[];
  }>(locals, WORDING, { version, level, mode, channel });
  return { ...(shown ?? notFound(locals)), versions: instruments.map((one) => one.version) };
}
