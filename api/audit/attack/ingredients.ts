import { WHOLE } from './cells.ts';
import type { Bounds } from './narrow.ts';

/** What is told of what a score was made of. */
export interface ShownIngredients {
  modeTable: string | null;
  shares: readonly { factor: string; key: string | null; percent: number }[];
  rests: readonly { factor: string; step: number; atMost: number }[];
  weights: readonly { channel: string; percent: number }[] | null;
}

/** Where a service can be rated, and how. */
interface Place {
  channel: string;
  modes: readonly string[];
}

/**
 * What plain shares of modes and segments tell of answers by channel. A mode that can be used in one channel only bounds
 * it from below; the modes of a channel together bound it from above, where each of them has an effect, so that it is
 * named or part of what is told as "at most". Segments are parts of the whole.
 *
 * @param places of the service; keys pressed in a call are answers over the telephone, say
 * @param moving modes with an effect
 * @param whole answers of the service
 */
export function boundsOfIngredients(
  { shares, rests }: ShownIngredients,
  places: readonly Place[],
  moving: readonly string[],
  whole: Bounds,
): Map<string, Bounds> {
  const found = new Map<string, Bounds>();
  const answers = (factor: string, percent: number): Bounds => {
    const half = rests.find((rest) => rest.factor === factor)!.step / 2;
    return {
      low: Math.max(0, Math.ceil(((percent - half) / 100) * whole.low - 1e-9)),
      high: Math.floor(((percent + half) / 100) * whole.high + 1e-9),
    };
  };
  const ofModes = new Map(
    shares.flatMap(({ factor, key, percent }) =>
      factor === 'MODE' ? [[key ?? '', answers('MODE', percent)] as const] : [],
    ),
  );
  const rest = rests.find(({ factor }) => factor === 'MODE');
  const unnamed = rest ? Math.floor((rest.atMost / 100) * whole.high + 1e-9) : Infinity;
  for (const channel of new Set(places.map((place) => place.channel))) {
    const modes = [...new Set(places.filter((place) => place.channel === channel).flatMap((place) => place.modes))];
    const isOnlyHere = (mode: string) =>
      places.every((place) => place.channel === channel || !place.modes.includes(mode));
    const low = modes.reduce((sum, mode) => sum + (isOnlyHere(mode) ? (ofModes.get(mode)?.low ?? 0) : 0), 0);
    const isBounded = modes.every((mode) => moving.includes(mode));
    const named = modes.reduce((sum, mode) => sum + (ofModes.get(mode)?.high ?? 0), 0);
    const high = named + (modes.every((mode) => ofModes.has(mode)) ? 0 : unnamed);
    found.set(channel, { low, high: isBounded ? high : Infinity });
  }
  const segments = shares.filter(({ factor }) => factor === 'SEGMENT');
  const least = segments.reduce((sum, { percent }) => sum + answers('SEGMENT', percent).low, 0);
  return found.set(WHOLE, { low: least, high: Infinity });
}
