import type { Collection, PublicPeriod, Sighting } from '../collect/collect.ts';
import { movingModes } from '../collect/mode-tables.ts';
import type { PublicThing } from '../collect/public-registry.ts';
import { countsBehind, type ShownDistribution, type ShownEstimate } from './counts-behind.ts';
import { addBars, type BarOf } from './bars.ts';
import { type Cell, cellKey, CHANNELS, CLASSES, type Count, COUNTS, crossedPart, WHOLE } from './cells.ts';
import { boundsOfIngredients, type ShownIngredients } from './ingredients.ts';
import { addModeTables } from './mode-table-sums.ts';
import type { Bounds, Sum } from './narrow.ts';
import { sumsOf } from './sums.ts';

/** Everything an outsider knows: unknowns with their bounds, and the sums that hold between them. */
export interface Knowledge {
  cells: readonly Cell[];
  /** Those of the cells, and after them those of single bars. */
  bounds: Bounds[];
  sums: readonly Sum[];
  /** Cells whose number of answers is published, to the nearest 5. */
  isShown: readonly boolean[];
  /** The figure that was shown of a cell, to be compared with the one of another edition. */
  told: readonly (string | undefined)[];
  indexOf: ReadonlyMap<string, number>;
  /** Figures that are no function of what the others tell. */
  surprises: readonly string[];
  /** Scores whose weights of channels are told: with them one withheld channel's mean follows from those of the others. */
  weighted: readonly WeightedScore[];
}

/** A score of a thing that is the weighted mean of those of its channels, by weights that are told. */
export interface WeightedScore {
  thing: PublicThing;
  period: PublicPeriod;
}

const FEWEST_SHOWN = 10;
const FEWEST_DISTRIBUTED = 30;
/** A count that is shown to the nearest 5 is off by 2 at most. */
const ROUNDING = 2;

/**
 * What an outsider can make of a collection. Unknowns exist for every thing with figures, its seven channels (or those
 * of the places where it can be rated), every published period, stream and item; and for those who were invited and who
 * were asked at the end point, of each of these.
 * @param isFirstEdition false: ratings came after mode tables were frozen, so that they tell of other answers
 */
export function knowledgeOf(collection: Collection, { isFirstEdition = true } = {}): Knowledge {
  const { things, periods, sightings, modeTables } = collection;
  const streams = [...new Set(sightings.flatMap(({ asked }) => (asked.stream ? [asked.stream] : [])))];
  const channels = channelsOf(things, sightings);
  const cells: Cell[] = [];
  const indexOf = new Map<string, number>();
  for (const thing of things.filter(({ id }) => channels.has(id)))
    for (const period of periods)
      for (const stream of streams) {
        const add = (part: string, count: Count) => {
          indexOf.set(cellKey(thing.id, part, stream, count, period), cells.length);
          cells.push({ thing, part, stream, count, period });
        };
        const own = [...channels.get(thing.id)!];
        for (const part of [WHOLE, ...own]) for (const count of COUNTS) add(part, count);
        if (stream !== 'SCORE') continue;
        for (const one of CLASSES)
          for (const part of [one, ...own.map((channel) => crossedPart(channel, one))]) add(part, 'SAT');
      }
  const bounds = cells.map((): Bounds => ({ low: 0, high: Infinity }));
  const isShown = cells.map(() => false);
  const told: (string | undefined)[] = cells.map(() => undefined);
  const surprises: string[] = [];
  const weighted: WeightedScore[] = [];
  const sums = sumsOf(cells, indexOf, things, channels);
  const barOf = addBars(cells, indexOf, bounds, sums);
  takeFigures({ sightings, modeTables, periods, indexOf, bounds, barOf, isShown, told, surprises, weighted });
  if (isFirstEdition) addModeTables(collection, indexOf, bounds, sums);
  return { cells, bounds, sums, isShown, told, indexOf, surprises, weighted };
}

/** Channels that each thing may have answers in: those of its places and those that were seen. */
function channelsOf(things: readonly PublicThing[], sightings: readonly Sighting[]): Map<string, Set<string>> {
  const hosts = new Set(sightings.filter(({ asked }) => 'stream' in asked).map(({ thing }) => thing.id));
  const channels = new Map(
    things.filter(({ id }) => hosts.has(id)).map(({ id, channels: told }) => [id, new Set<string>(told ?? [])]),
  );
  for (const thing of things)
    if (thing.channels === null && thing.type !== 'Authority')
      for (const channel of CHANNELS) channels.get(thing.id)?.add(channel);
  for (const { thing, key } of sightings) if (key !== null && isChannel(key)) channels.get(thing.id)?.add(key);
  // An authority has the channels of everything below it; going round once a level is enough.
  for (let moved = true; moved;) {
    moved = false;
    for (const { id, above, type } of things) {
      const into = above === null || (type !== 'Service' && type !== 'Authority') ? undefined : channels.get(above);
      for (const channel of channels.get(id) ?? [])
        if (into && !into.has(channel)) {
          into.add(channel);
          moved = true;
        }
    }
  }
  return channels;
}

const isChannel = (key: string): boolean => (CHANNELS as readonly string[]).includes(key);

interface Taking {
  sightings: readonly Sighting[];
  modeTables: Collection['modeTables'];
  periods: readonly PublicPeriod[];
  indexOf: ReadonlyMap<string, number>;
  bounds: Bounds[];
  barOf: BarOf;
  isShown: boolean[];
  told: (string | undefined)[];
  surprises: string[];
  weighted: WeightedScore[];
}

/** Bounds of the counts that are published, from their figures and distributions together. */
function takeFigures({
  sightings,
  modeTables,
  periods,
  indexOf,
  bounds,
  barOf,
  isShown,
  told,
  surprises,
  weighted,
}: Taking): void {
  const periodOf = new Map(periods.map((period) => [`${period.from} ${period.to}`, period]));
  const ingredients: {
    thing: PublicThing;
    asked: Readonly<Record<string, string>>;
    period: PublicPeriod;
    shown: ShownIngredients;
  }[] = [];
  const placed = sightings.flatMap((sighting) => {
    const { thing, type, value, period: span, asked, key, field } = sighting;
    if (value.suppressed === true) return [];
    if (thing.type === 'Report') return [];
    const period = span && periodOf.get(`${span.from} ${span.to}`);
    const isKnownKind =
      type === 'ScoreIngredients' || ('suppressed' in value && ('measure' in asked || 'item' in asked));
    if (!period || !isKnownKind) {
      surprises.push(
        `${thing.type} ${thing.slug}: ${field} ${JSON.stringify(asked)} tells ${type} of ${JSON.stringify(span)}`,
      );
      return [];
    }
    const part = key === null ? WHOLE : key;
    if (type === 'ScoreIngredients') {
      ingredients.push({ thing, asked, period, shown: value as unknown as ShownIngredients });
      return [];
    }
    return [{ ...sighting, period, part, stream: asked.stream ?? 'SCORE' }];
  });
  // Whoever sees a 37 knows that nothing is rounded.
  const isRounded = placed.every(({ value }) => typeof value.n !== 'number' || value.n % 5 === 0);
  const rounding = isRounded ? ROUNDING : 0;
  const restrict = (cell: number, low: number, high: number) => {
    bounds[cell]!.low = Math.max(bounds[cell]!.low, low);
    bounds[cell]!.high = Math.min(bounds[cell]!.high, high);
  };
  const limit = (cell: number | undefined, low: number, high: number) => {
    if (cell === undefined) return;
    restrict(cell, low, high);
    isShown[cell] = true;
  };

  const distributions = new Map<string, ShownDistribution>();
  for (const { thing, part, stream, asked, period, value } of placed) {
    if (!('item' in asked)) continue;
    const shown = value as unknown as ShownDistribution;
    distributions.set(cellKey(thing.id, part, stream, asked.item, period), shown);
    const count = asked.item === 'RESULT' ? 'RESULT_WITH_PENDING' : asked.item;
    const cell = indexOf.get(cellKey(thing.id, part, stream, count, period));
    if (cell === undefined) {
      surprises.push(`${thing.type} ${thing.slug}: a distribution of ${asked.item}`);
      continue;
    }
    limit(cell, Math.max(FEWEST_DISTRIBUTED, shown.n - rounding), shown.n + rounding);
    told[cell] = JSON.stringify([shown.n, shown.bars.map(({ count: bar }) => bar)]);
    if (part === WHOLE)
      for (const { value: option, count: bar } of shown.bars)
        restrict(barOf(cell, option), Math.max(0, bar - rounding), bar + rounding);
    else surprises.push(`${thing.type} ${thing.slug}: a distribution of ${part}`);
  }
  for (const { thing, part, stream, asked, period, value, field, around } of placed) {
    if (!('measure' in asked)) continue;
    const shown = value as unknown as ShownEstimate;
    const cellOf = (count: string, of = part) => indexOf.get(cellKey(thing.id, of, stream, count, period));
    if (asked.measure === 'CSI') {
      // The fewest of its three items, each of which has at least 30.
      for (const item of ['SAT', 'EASE', 'TIME'])
        limit(cellOf(item), Math.max(FEWEST_DISTRIBUTED, shown.n - ROUNDING), Infinity);
      continue;
    }
    const cell = cellOf(asked.measure);
    if (cell === undefined) {
      surprises.push(`${thing.type} ${thing.slug}: ${field} of ${JSON.stringify(asked)} in ${part}`);
      continue;
    }
    const bars = distributions.get(cellKey(thing.id, part, stream, asked.measure, period)) ?? null;
    // The control without rounding leaves the two scores as they are.
    const isExact = !isRounded && (value.basis ?? 'RAW') === 'RAW';
    const behind = isExact ? [shown.n] : countsBehind(shown, bars);
    if (behind.length === 0) {
      surprises.push(
        `${thing.type} ${thing.slug}: no answers have the figure ${JSON.stringify({ field, asked, part, period, value })}`,
      );
      continue;
    }
    limit(cell, Math.max(FEWEST_SHOWN, behind[0]!), behind.at(-1)!);
    told[cell] = JSON.stringify([shown.value, shown.interval, shown.n, shown.quality]);
    // Share of the rounded count of the whole: round(100 · n / whole).
    const share = around.find((object) => typeof object.share === 'number')?.share as number | undefined;
    if (isRounded && share !== undefined && asked.measure === 'SAT') {
      const wholes = wholesBehind(share, shown.n);
      if (wholes.length > 0) {
        restrict(cellOf('SAT', WHOLE)!, wholes[0]! - rounding, wholes.at(-1)! + rounding);
      }
    }
  }
  // Plain shares; where transactions weigh them, which an outsider does not know, or beside weights, they tell nothing.
  const isPlain = new Set(
    placed.flatMap(({ thing, part, asked, period, value: { basis, weighting } }) =>
      part === WHOLE && (basis === 'LIKE_FOR_LIKE' || weighting === 'ANSWERS')
        ? [ingredientsKey(thing, basis, asked.measure, period)]
        : [],
    ),
  );
  for (const { thing, asked, period, shown } of ingredients) {
    if (shown.weights) weighted.push({ thing, period });
    if (!isPlain.has(ingredientsKey(thing, asked.basis, asked.item, period))) continue;
    const cellOf = (part: string) => indexOf.get(cellKey(thing.id, part, 'SCORE', asked.item!, period));
    const whole = cellOf(WHOLE);
    if (whole === undefined) continue;
    const moving = movingModes(modeTables, shown.modeTable, asked.item!);
    for (const [part, { low, high }] of boundsOfIngredients(shown, thing.places ?? [], moving, bounds[whole]!)) {
      const cell = cellOf(part);
      if (cell !== undefined) restrict(cell, low, high);
    }
  }
}

/** One key for a score and for what is told of its ingredients. */
const ingredientsKey = (thing: PublicThing, basis: unknown, item: string | undefined, period: PublicPeriod): string =>
  `${thing.id} ${String(basis)} ${item} ${period.from} ${period.to}`;

/** Multiples of 5 of which `n` is `share` percent, rounded. */
function wholesBehind(share: number, n: number): number[] {
  const wholes: number[] = [];
  if (share <= 0) return wholes;
  for (
    let whole = Math.floor((100 * n) / (share + 0.5) / 5) * 5;
    whole <= (100 * n) / Math.max(0.5, share - 0.5) + 5;
    whole += 5
  )
    if (whole > 0 && Math.round((100 * n) / whole) === share) wholes.push(whole);
  return wholes;
}
