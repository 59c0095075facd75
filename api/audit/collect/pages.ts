import type { Collection } from './collect.ts';
import { type NumberOnPage, numbersOnPage, type PageLanguage } from './numbers-on-page.ts';
import type { Outsider } from './outsider.ts';
import type { PublicThing } from './public-registry.ts';
import { listReports } from './reports.ts';
import { addSighting, addTold, type ToldNumbers } from './told-numbers.ts';
import { toldOfMethod, type ToldOfMethod } from './told-of-method.ts';
import { addToldOfThing, type Quarter } from './told-of-thing.ts';

/** Where each thing with figures has its page. */
export const PAGES_OF_THINGS: Readonly<Record<string, string>> = {
  Service: '/s',
  LifeSituation: '/l',
  Authority: '/a',
  Touchpoint: '/t',
  Report: '/did',
};
/** Both: what is shown in one may be left out in the other. */
const LANGUAGES: readonly PageLanguage[] = ['en', 'ru'];
/** Periods of which each page is read; the form on it names the others. */
const QUARTERS_READ = 2;
/** Lists of things with their figures of a period, and pages without a period. */
const LISTS = ['/', '/t'];
const REPORTS = '/did';
const METHOD = '/method';
/** Every other page with figures. */
export const PAGES_OF_MANY: readonly string[] = [...LISTS, REPORTS, METHOD];
/** Points of an effect are whole, its p has two decimals. */
const EFFECT_DIGITS = [0, 2];

/** What reading the public pages brought. */
export interface PagesRead {
  read: number;
  /** Paths without names and languages, each once: what was looked at. */
  kinds: string[];
  /** Numbers that a page shows and the API does not tell. */
  foreign: string[];
}

/**
 * Reads every public page with figures, in both languages: of everything in the newest quarters, the lists at `/`, `/t`
 * and `/did`, the method with each frozen table and mix; and compares every number on it with what the API tells of the
 * same things: a page must show nothing beyond it.
 */
export async function comparePages(outsider: Outsider, collection: Collection): Promise<PagesRead> {
  const read = new Reader(outsider);
  const quarters = collection.periods.filter(({ grain }) => grain === 'QUARTER').slice(0, QUARTERS_READ);
  const { published } = await outsider.ask<{ published: Quarter[] }>(
    '{ published: publishedPeriods(grain: QUARTER) { from to } }',
  );
  const toldOf = await toldOfThings(outsider, collection, published.slice(0, QUARTERS_READ + 1));
  for (const thing of collection.things) {
    const path = PAGES_OF_THINGS[thing.type];
    if (!path) continue;
    const allowed = union(nearOf(thing, collection).map(({ id }) => toldOf.get(id)));
    // Reports have no period.
    for (const { from } of thing.type === 'Report' ? quarters.slice(0, 1) : quarters)
      await read.page(path, `${path}/${encodeURIComponent(thing.slug)}?from=${from}`, isAmong(allowed));
  }
  const everything = union([...toldOf.values()]);
  for (const { from } of quarters)
    for (const list of LISTS) await read.page(list, `${list}?from=${from}`, isAmong(everything));
  await read.page(REPORTS, REPORTS, isAmong(everything));
  const method = await toldOfMethod(outsider);
  const views = [
    METHOD,
    ...method.tables.map((table) => `${METHOD}?table=${table}`),
    ...method.years.map((year) => `${METHOD}?mix=${year}`),
  ];
  for (const view of views) await read.page(METHOD, view, isOfMethod(method));
  return { read: read.count, kinds: [...read.kinds], foreign: read.foreign };
}

/** What the API tells of each thing that has a page. */
async function toldOfThings(
  outsider: Outsider,
  { things, sightings }: Collection,
  quarters: readonly Quarter[],
): Promise<Map<string, ToldNumbers>> {
  const told = new Map(things.map(({ id }) => [id, nothingTold()]));
  for (const sighting of sightings) addSighting(sighting, told.get(sighting.thing.id)!);
  for (const thing of things)
    if (thing.type in PAGES_OF_THINGS && thing.type !== 'Report')
      await addToldOfThing(outsider, thing, quarters, told.get(thing.id)!);
  for (const { id, effect, effectRegistration } of await listReports(outsider))
    addTold([effect, effectRegistration.windowMonths], told.get(id)!, EFFECT_DIGITS);
  return told;
}

/** The thing itself, what lies below and above it, and whatever a report or a life situation may mention. */
function nearOf(thing: PublicThing, { things }: Collection): readonly PublicThing[] {
  if (thing.type === 'Report' || thing.type === 'LifeSituation') return things;
  return things.filter(({ id, above, type }) => id === thing.id || above === thing.id || type === 'Report');
}

const nothingTold = (): ToldNumbers => ({ numbers: new Set(), counts: new Set() });

function union(some: readonly (ToldNumbers | undefined)[]): ToldNumbers {
  const told = some.map((one) => one ?? nothingTold());
  return {
    numbers: new Set(told.flatMap(({ numbers }) => [...numbers])),
    counts: new Set(told.flatMap(({ counts }) => [...counts])),
  };
}

/** Whether a page may show a number. */
type IsTold = (shown: NumberOnPage) => boolean;

/**
 * Nothing but what the API tells may stand there, in the text as in figures. Beside the word for answers no value, limit or
 * share may: of so many things at once nearly every number up to 100 is told as one of these.
 */
const isAmong =
  ({ numbers, counts }: ToldNumbers): IsTold =>
  ({ number, place }) =>
    (place === 'COUNT' ? counts : numbers).has(number);

/** The page about the method has numbers of its prose too, but none of answers and none in its tables. */
const isOfMethod =
  ({ numbers, counts, prose }: ToldOfMethod): IsTold =>
  ({ number, place }) =>
    place === 'COUNT' ? counts.has(number) : numbers.has(number) || (place === 'TEXT' && prose.has(number));

/** Reads pages with all that follow them, and notes what they show beyond what they may. */
class Reader {
  count = 0;
  readonly kinds = new Set<string>();
  readonly foreign: string[] = [];
  readonly #outsider: Outsider;

  constructor(outsider: Outsider) {
    this.#outsider = outsider;
  }

  async page(kind: string, path: string, isTold: IsTold): Promise<void> {
    for (const language of LANGUAGES) {
      const seen = new Set<string>();
      let next: string | null = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
      while (next !== null && !seen.has(next)) {
        seen.add(next);
        const html: string | null = await this.#outsider.read(next);
        if (html === null) break;
        this.count++;
        this.kinds.add(kind);
        for (const shown of numbersOnPage(html, language))
          if (!isTold(shown)) this.foreign.push(`${next}: ${shown.number} in “${shown.context}”`);
        next = nextPage(html);
      }
    }
  }
}

/** Where a list goes on; null on its last page. */
function nextPage(html: string): string | null {
  const href = /href="([^"]*[?&;]after=[^"]*)"/.exec(html)?.[1];
  return href === undefined ? null : href.replaceAll('&amp;', '&').replace(/#.*$/, '');
}
