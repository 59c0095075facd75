import { createHmac } from 'node:crypto';
import type { Channel, Mode } from '@otklik/schema';

/** With which probability invitations are led to the web, under a number that never means anything else. */
export interface Bridge {
  version: number;
  /** 0–1. */
  probability: number;
}

/** The way an invitation was led. */
export interface Route {
  /** The mode in which it is to be answered. */
  mode: Mode;
  /** The bridge by which that was drawn; null: nothing was drawn. */
  bridgeVersion: number | null;
}

/** Channels whose clients are asked in another way than on the web, so that a sample of them is led there. */
const BRIDGED_CHANNELS: ReadonlySet<Channel> = new Set(['TELEPHONE', 'IN_PERSON', 'WRITTEN']);

/** True where invited clients can be led from another mode to the web. */
export const isBridgeable = ({ channel, modes }: { channel: Channel; modes: readonly Mode[] }): boolean =>
  BRIDGED_CHANNELS.has(channel) && modes.includes('WEB');

/** Bytes of the hash that make the number: 2⁴⁸ steps, which a double holds exactly. */
const DRAW_BYTES = 6;

/**
 * The number of an invitation under a bridge: uniform in [0, 1), and the same whenever it is computed again. Whoever
 * holds the token can repeat the draw: HMAC-SHA256 with the text of the token as key and `bridge:<version>` as message;
 * its first 48 bits as a whole number, divided by 2⁴⁸.
 */
export function drawOf(token: string, bridgeVersion: number): number {
  const hash = createHmac('sha256', token).update(`bridge:${bridgeVersion}`).digest();
  return hash.readUIntBE(0, DRAW_BYTES) / 2 ** (8 * DRAW_BYTES);
}

/**
 * The mode an invitation is led to. Clients who were served by telephone, in an office or in writing and would be asked
 * there are led to the web with the probability of the bridge, if the touchpoint takes ratings on the web at all.
 */
export function routeOf(
  token: string,
  askedMode: Mode,
  touchpoint: { channel: Channel; modes: readonly Mode[] },
  { version, probability }: Bridge,
): Route {
  const isDrawn = askedMode !== 'WEB' && isBridgeable(touchpoint) && probability > 0;
  if (!isDrawn) return { mode: askedMode, bridgeVersion: null };
  return { mode: drawOf(token, version) < probability ? 'WEB' : askedMode, bridgeVersion: version };
}
