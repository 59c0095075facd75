import type { Collection, Sighting } from './collect.ts';
import type { Outsider } from './outsider.ts';
import type { PublicThing } from './public-registry.ts';

const PATHS: Readonly<Record<string, string>> = { Service: '/s', LifeSituation: '/l', Authority: '/a', Report: '/did' };
/** Periods of which each page is read; the form on it names the others. */
const QUARTERS_READ = 2;
/** Of the words around the figures: "out of 100", "95 %", scale points, the ladder 10 / 30 / 100. */
const WORDS = new Set(['100', '95', '0', '1', '2', '3', '4', '5', '10', '30']);

/**
 * Reads the public page of everything in the newest quarters and compares every number on it with what the API tells of
 * the same things: a page must show nothing beyond it.
 * @returns what a page shows and the API does not
 */
export async function comparePages(
  outsider: Outsider,
  collection: Collection,
): Promise<{ read: number; foreign: string[] }> {
  const quarters = collection.periods.filter(({ grain }) => grain === 'QUARTER').slice(0, QUARTERS_READ);
  const bySubject = Map.groupBy(collection.sightings, ({ thing }) => thing.id);
  const foreign: string[] = [];
  let read = 0;
  for (const thing of collection.things) {
    const path = PATHS[thing.type];
    if (!path) continue;
    for (const { from } of quarters) {
      const html = await outsider.read(`${path}/${encodeURIComponent(thing.slug)}?lang=en&from=${from}`);
      if (html === null) continue;
      read++;
      const allowed = new Set(WORDS);
      for (const near of nearOf(thing, collection))
        for (const sighting of bySubject.get(near.id) ?? []) addNumbers(sighting, allowed);
      for (const [number, context] of numbersIn(html))
        if (!allowed.has(number)) foreign.push(`${path}/${thing.slug}?from=${from}: ${number} in “${context}”`);
      // Reports have no period.
      if (thing.type === 'Report') break;
    }
  }
  return { read, foreign };
}

/** The thing itself, what lies below and above it, and whatever a report or a life situation may mention. */
function nearOf(thing: PublicThing, { things }: Collection): readonly PublicThing[] {
  if (thing.type === 'Report' || thing.type === 'LifeSituation') return things;
  return things.filter(({ id, above, type }) => id === thing.id || above === thing.id || type === 'Report');
}

function addNumbers({ value, around }: Sighting, into: Set<string>): void {
  const add = (some: unknown): void => {
    if (typeof some === 'number') for (const n of [some, Math.abs(some)]) into.add(String(Math.round(n)));
    else if (Array.isArray(some)) some.forEach(add);
    else if (some !== null && typeof some === 'object') Object.values(some).forEach(add);
  };
  add(value);
  for (const object of around) add((object as { share?: unknown }).share);
}

/** Every number that can be read in the main part of a page, with the words around it. Dates and versions are none. */
function numbersIn(html: string): [string, string][] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const text = main
    .replaceAll(/<(script|style|select|h1|nav|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<a [\s\S]*?<\/a>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&[a-z#0-9]+;/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\d)[,\u00a0\u202f](\d{3})/g, '$1$2')
    .replaceAll(/\b\d+\.\d+\.\d+\b/g, ' ')
    .replaceAll(/\b\d\d\/\d\d\/\d{4}\b/g, ' ')
    .replaceAll(
      /\b(?:Q[1-4] |(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\.? )(?:\d{1,2}, )?\d{4}\b/g,
      ' ',
    )
    .replaceAll(/\b20\d\d\b/g, ' ');
  return [...text.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: number, index }) => [
    number,
    text.slice(Math.max(0, index - 40), index + 25).trim(),
  ]);
}
