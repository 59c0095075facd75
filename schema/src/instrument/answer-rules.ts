import type { Item, Mode } from '../enums.ts';
import type { ErrorCode } from '../error-catalogue.ts';
import { BUILT_IN_INSTRUMENT, type Instrument } from './content.ts';
import { ITEM_ORDER } from './items.ts';
import { DRIVERS_AT_MOST } from './limits.ts';
import type { Answer, ItemDefinition, Level } from './types.ts';

/** One thing that is wrong with what was sent, and where: `['answers', '2', 'value']`. */
export interface Fault {
  code: ErrorCode;
  path: string[];
}

/** An answer as it arrives, before its item is known to exist. */
export interface RawAnswer {
  item: string;
  value: number;
}

/**
 * What keeps a set of answers from being stored, in the order of the answers; an empty list: nothing.
 * SAT must be there; every item must exist, belong to the level (SAT alone at a kiosk) and come once,
 * with a value of its scale (0 only where "does not apply" is offered); at most two drivers.
 * @param options.instrument the version that was answered
 */
export function checkAnswers(
  level: Level,
  answers: readonly RawAnswer[],
  { mode, instrument = BUILT_IN_INSTRUMENT }: { mode: Mode; instrument?: Instrument },
): Fault[] {
  const satOnly = instrument.content.rendering[mode].items === 'SAT_ONLY';
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let drivers = 0;
  for (const [index, { item, value }] of answers.entries()) {
    const fault = (code: ErrorCode, field: 'item' | 'value') =>
      faults.push({ code, path: ['answers', String(index), field] });
    const definition = instrument.itemOf.get(item);
    if (!definition) fault('ITEM_UNKNOWN', 'item');
    else if (seen.has(item)) fault('ITEM_REPEATED', 'item');
    else if (!isAskedAt(definition, level, satOnly)) fault('ITEM_NOT_ASKED_HERE', 'item');
    else if (definition.role === 'DRIVER' && ++drivers > DRIVERS_AT_MOST) fault('TOO_MANY_DRIVERS', 'item');
    else if (!hasValue(definition, value)) fault('VALUE_OUT_OF_RANGE', 'value');
    seen.add(item);
  }
  if (!seen.has('SAT')) faults.push({ code: 'ANSWER_MISSING', path: ['answers'] });
  return faults;
}

function isAskedAt({ code, wording }: ItemDefinition, level: Level, satOnly: boolean): boolean {
  return wording[level] !== undefined && (code === 'SAT' || !satOnly);
}

function hasValue({ options, doesNotApply }: ItemDefinition, value: number): boolean {
  return (value === 0 && doesNotApply !== null) || options.some((option) => option.value === value);
}

/** The same answers in the order of the instrument: what is stored and compared. Answers must have passed the rules. */
export function sortedAnswers(answers: readonly RawAnswer[]): Answer[] {
  return answers
    .map(({ item, value }) => ({ item: item as Item, value: value || 0 }))
    .sort((a, b) => ITEM_ORDER.indexOf(a.item) - ITEM_ORDER.indexOf(b.item));
}
