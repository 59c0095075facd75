/** What a person reads of one item. */
import type { Channel, Item, Language } from '../enums.ts';
import { BUILT_IN_INSTRUMENT, type Instrument } from './content.ts';
import type { ItemDefinition, Level } from './types.ts';

/** Question text of an item; null where the level is not asked it. The channel chooses "site" or "app". */
export function questionText(
  definition: ItemDefinition,
  level: Level,
  language: Language,
  channel?: Channel,
): string | null {
  const wording = definition.wording[level];
  if (!wording) return null;
  return ((channel && definition.wordingByChannel?.[channel]) ?? wording)[language];
}

/** Label of a stored value (0 is "does not apply"); null for a value the item does not have. */
export function answerLabel(
  item: Item,
  value: number,
  language: Language,
  { itemOf }: Instrument = BUILT_IN_INSTRUMENT,
): string | null {
  const definition = itemOf.get(item);
  const label =
    value === 0 ? definition?.doesNotApply : definition?.options.find((option) => option.value === value)?.label;
  return label?.[language] ?? null;
}
