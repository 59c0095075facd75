import type { PublicPeriod } from '../collect/collect.ts';
import type { PublicThing } from '../collect/public-registry.ts';
import { type Cell, cellKey, CLASSES, type Count, crossedPart, WHOLE } from './cells.ts';
import type { Sum } from './narrow.ts';

/** Every sum that must hold, for nothing but what the public knows of the registry and the calendar. */
export function sumsOf(
  cells: readonly Cell[],
  indexOf: ReadonlyMap<string, number>,
  things: readonly PublicThing[],
  channels: ReadonlyMap<string, ReadonlySet<string>>,
): Sum[] {
  const sums: Sum[] = [];
  const below = Map.groupBy(
    things.filter(({ type, above }) => above !== null && (type === 'Service' || type === 'Authority')),
    ({ above }) => above!,
  );
  const find = (thing: string, part: string, { stream, count, period }: Cell) =>
    indexOf.get(cellKey(thing, part, stream, count, period));
  cells.forEach((cell, total) => {
    const { thing, part, stream, count, period } = cell;
    const add = (parts: readonly (number | undefined)[], isComplete = true) => {
      const known = parts.filter((some) => some !== undefined);
      sums.push({ total, parts: known, isComplete: isComplete && known.length === parts.length });
    };
    if (part === WHOLE) add([...channels.get(thing.id)!].map((channel) => find(thing.id, channel, cell)));
    if (stream === 'SCORE' && count === 'SAT')
      for (const parts of ofClasses(part, channels.get(thing.id)!)) add(parts.map((one) => find(thing.id, one, cell)));
    // A part below that cannot have this channel has no answers in it.
    if (thing.type === 'Authority')
      add((below.get(thing.id) ?? []).map(({ id }) => find(id, part, cell)).filter((some) => some !== undefined));
    if (period.grain === 'QUARTER')
      add(
        monthsOf(period).map((from) => indexOf.get(cellKey(thing.id, part, stream, count, { grain: 'MONTH', from }))),
      );
    // Whoever answers another item has answered SAT; whoever has a result has also answered about it.
    if (count === 'SAT')
      for (const item of ['EASE', 'TIME', 'RESULT_WITH_PENDING'])
        add([find(thing.id, part, { ...cell, count: item as Count })], false);
    if (count === 'RESULT_WITH_PENDING') add([find(thing.id, part, { ...cell, count: 'RESULT' })], false);
  });
  return sums;
}

/** Of what a part is the sum: the whole of the classes, a channel of both in it, a class of its channels. */
function ofClasses(part: string, channels: ReadonlySet<string>): string[][] {
  if (part === WHOLE) return [[...CLASSES]];
  if (channels.has(part)) return [CLASSES.map((one) => crossedPart(part, one))];
  return CLASSES.some((one) => one === part) ? [[...channels].map((channel) => crossedPart(channel, part))] : [];
}

/** First days of the three months of a quarter. */
const monthsOf = ({ from }: Pick<PublicPeriod, 'from'>): string[] => {
  const [year, month] = from.split('-').map(Number) as [number, number];
  return [0, 1, 2].map((more) => `${year}-${String(month + more).padStart(2, '0')}-01`);
};
