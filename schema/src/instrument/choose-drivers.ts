import type { Channel } from '../enums.ts';
import { DRIVERS_AT_MOST } from './limits.ts';
import { ITEM_DEFINITIONS, ITEM_ORDER } from './items.ts';
import type { AskContext, ItemDefinition, Level } from './types.ts';

/** Numbers from 0 (included) to 1 (excluded): given, or made one at a time. */
export type Draw = readonly number[] | (() => number);

/** Channels a driver fits; a driver that is absent fits every channel. */
const FITTING_CHANNELS: Readonly<Partial<Record<ItemDefinition['code'], readonly Channel[]>>> = {
  STAFF: ['TELEPHONE', 'IN_PERSON', 'WRITTEN', 'SOCIAL_NETWORK'],
  BOT: ['CHAT_BOT'],
  TECH: ['PORTAL', 'MOBILE_APP'],
};

/** Colleagues stand behind every internal service, whatever its channel. */
const fits = (code: ItemDefinition['code'], level: Level, channel: Channel) =>
  (level === 'INTERNAL' && code === 'STAFF') || (FITTING_CHANNELS[code]?.includes(channel) ?? true);

/** Drivers that may be asked there, in the order of the instrument. */
export function fittingDrivers({ level, channel }: Pick<AskContext, 'level' | 'channel'>): readonly ItemDefinition[] {
  return ITEM_ORDER.map((code) => ITEM_DEFINITIONS[code]).filter(
    ({ code, role, wording }) => role === 'DRIVER' && wording[level] !== undefined && fits(code, level, channel),
  );
}

/**
 * Planned missingness: draws at most two fitting drivers without replacement, each equally likely.
 * A list draws as many as it has numbers (an empty list: none); the same numbers draw the same drivers.
 */
export function chooseDrivers(context: Pick<AskContext, 'level' | 'channel'>, draw: Draw): readonly ItemDefinition[] {
  const pool = [...fittingDrivers(context)];
  const wanted = typeof draw === 'function' ? DRIVERS_AT_MOST : Math.min(DRIVERS_AT_MOST, draw.length);
  const chosen = new Set<ItemDefinition>();
  while (chosen.size < wanted && pool.length > 0) {
    const number = typeof draw === 'function' ? draw() : (draw[chosen.size] ?? 0);
    const index = Math.min(pool.length - 1, Math.max(0, Math.floor(number * pool.length)));
    for (const driver of pool.splice(index, 1)) chosen.add(driver);
  }
  return fittingDrivers(context).filter((driver) => chosen.has(driver));
}
