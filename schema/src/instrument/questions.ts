import type { Item, Language } from '../enums.ts';
import { chooseDrivers, type Draw } from './choose-drivers.ts';
import { BUILT_IN_INSTRUMENT, type Instrument } from './content.ts';
import { questionText } from './text.ts';
import type { AskContext, ItemDefinition, Level, Question } from './types.ts';

const CORE: readonly Item[] = ['SAT', 'EASE', 'TIME', 'RESULT'];
const CORE_OF_LIFE_SITUATION: readonly Item[] = [...CORE, 'ONE', 'REPEAT', 'TRUST'];

/** SAT everywhere, ONE and TRUST of a life situation: always asked. Only SAT is needed to store a rating. */
export function isMandatory(item: Item, level: Level): boolean {
  return item === 'SAT' || (level === 'LIFE_SITUATION' && (item === 'ONE' || item === 'TRUST'));
}

/** One item as it is put to one respondent; null where the level is not asked it. */
export function questionOf(
  definition: ItemDefinition,
  { level, channel }: Pick<AskContext, 'level' | 'channel'>,
  language: Language,
): Question | null {
  const text = questionText(definition, level, language, channel);
  if (text === null) return null;
  return {
    item: definition.code,
    text,
    mandatory: isMandatory(definition.code, level),
    options: definition.options.map(({ value, label }) => ({ value, label: label[language] })),
    doesNotApply: definition.doesNotApply?.[language] ?? null,
  };
}

/**
 * The questions of one respondent: SAT, the rest of the core, then at most two drivers drawn at
 * random. SAT alone at a kiosk. At most 7 questions, 9 about a life situation.
 */
export function questionsFor(
  context: AskContext,
  language: Language,
  draw: Draw,
  instrument: Instrument = BUILT_IN_INSTRUMENT,
): readonly Question[] {
  const { rendering, items } = instrument.content;
  const satOnly = rendering[context.mode].items === 'SAT_ONLY';
  const asked = coreItems(context.level).filter((code) => !satOnly || code === 'SAT');
  const core = items.filter(({ code }) => asked.includes(code));
  const drivers = satOnly ? [] : chooseDrivers(context, draw, instrument);
  return [...core, ...drivers].flatMap((definition) => questionOf(definition, context, language) ?? []);
}

/** Items that everybody is asked at a level, as far as the version has them there. */
export function coreItems(level: Level): readonly Item[] {
  return level === 'LIFE_SITUATION' ? CORE_OF_LIFE_SITUATION : CORE;
}
