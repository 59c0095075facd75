import { BUILT_IN_INSTRUMENT, type Instrument } from './content.ts';
import { DRIVERS_AT_MOST } from './limits.ts';
import type { AskContext, ItemDefinition } from './types.ts';

/** Numbers from 0 (included) to 1 (excluded): given, or made one at a time. */
export type Draw = readonly number[] | (() => number);

/** Drivers that may be asked there, in the order of the instrument. */
export function fittingDrivers(
  { level, channel }: Pick<AskContext, 'level' | 'channel'>,
  { content }: Instrument = BUILT_IN_INSTRUMENT,
): readonly ItemDefinition[] {
  // Colleagues stand behind every internal service, whatever its channel.
  const fits = (code: ItemDefinition['code']) =>
    (level === 'INTERNAL' && code === 'STAFF') || (content.driverChannels[code]?.includes(channel) ?? true);
  return content.items.filter(
    ({ code, role, wording }) => role === 'DRIVER' && wording[level] !== undefined && fits(code),
  );
}

/**
 * Planned missingness: draws at most two fitting drivers without replacement, each equally likely.
 * A list draws as many as it has numbers (an empty list: none); the same numbers draw the same drivers.
 */
export function chooseDrivers(
  context: Pick<AskContext, 'level' | 'channel'>,
  draw: Draw,
  instrument: Instrument = BUILT_IN_INSTRUMENT,
): readonly ItemDefinition[] {
  const pool = [...fittingDrivers(context, instrument)];
  const wanted = typeof draw === 'function' ? DRIVERS_AT_MOST : Math.min(DRIVERS_AT_MOST, draw.length);
  const chosen = new Set<ItemDefinition>();
  while (chosen.size < wanted && pool.length > 0) {
    const number = typeof draw === 'function' ? draw() : (draw[chosen.size] ?? 0);
    const index = Math.min(pool.length - 1, Math.max(0, Math.floor(number * pool.length)));
    for (const driver of pool.splice(index, 1)) chosen.add(driver);
  }
  return fittingDrivers(context, instrument).filter((driver) => chosen.has(driver));
}
