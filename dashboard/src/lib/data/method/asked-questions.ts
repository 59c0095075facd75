/** The questions that scores are made of, in the words of the version in which people were asked. */
import type { Item, Level } from '@otklik/schema';
import type { EstimateFigure } from '#lib/format/estimate.ts';
import { askPublic } from '../run.ts';

/** Scores of one question each. */
type AskedItem = 'SAT' | 'EASE' | 'TIME';

/** Wording by score; null where its version has no such question. */
export type AskedQuestions = Record<AskedItem, string | null>;

export const QUESTIONS = `query AskedQuestions($version: String, $level: Level!, $language: Language) {
  instrument(version: $version) {
    rendering(level: $level, mode: WEB, channel: PORTAL, language: $language) { questions { question { item text } } }
  }
}`;

/**
 * Each in the words of the version of its figure, as the web puts it; where there is no figure, of the version that is
 * asked now.
 */
export async function findAskedQuestions(
  locals: App.Locals,
  { sat, ease, time }: Record<'sat' | 'ease' | 'time', EstimateFigure>,
  level: Level,
): Promise<AskedQuestions> {
  const versions = { SAT: versionOf(sat), EASE: versionOf(ease), TIME: versionOf(time) };
  const distinct = [...new Set(Object.values(versions))];
  const found = new Map(
    await Promise.all(distinct.map(async (version) => [version, await findTexts(locals, version, level)] as const)),
  );
  const textOf = (item: AskedItem) => found.get(versions[item])?.get(item) ?? null;
  return { SAT: textOf('SAT'), EASE: textOf('EASE'), TIME: textOf('TIME') };
}

const versionOf = ({ instrumentVersion }: EstimateFigure): string | null => instrumentVersion ?? null;

async function findTexts(locals: App.Locals, version: string | null, level: Level): Promise<ReadonlyMap<Item, string>> {
  const { instrument } = await askPublic<{
    instrument: { rendering: { questions: { question: { item: Item; text: string } }[] } } | null;
  }>(locals, QUESTIONS, { version, level, language: locals.language });
  return new Map(instrument?.rendering.questions.map(({ question: { item, text } }) => [item, text]));
}
