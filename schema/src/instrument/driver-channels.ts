import type { Channel, Item } from '../enums.ts';

/** Channels a driver fits; a driver that is absent fits every channel. */
export const FITTING_CHANNELS: Readonly<Partial<Record<Item, readonly Channel[]>>> = {
  STAFF: ['TELEPHONE', 'IN_PERSON', 'WRITTEN', 'SOCIAL_NETWORK'],
  BOT: ['CHAT_BOT'],
  TECH: ['PORTAL', 'MOBILE_APP'],
};
