import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DayRange } from '../../src/kernel/calendar.ts';
import { builtFile } from '../ingest/built-file.ts';
import type { Locals } from './questions/question.ts';
import { FILE_ROUTES, type FileRoute, PAGE_SOURCES, READERS, type Readers } from './readers.ts';

type Read = (locals: Locals, ...rest: unknown[]) => Promise<unknown>;

/** The pages are built beside the benchmark and loaded by their place; tests build what they import themselves. */
const placeOf = (name: string): string =>
  process.env['VITEST']
    ? fileURLToPath(new URL(`../../../dashboard/src/${PAGE_SOURCES[name]}`, import.meta.url))
    : builtFile(`${name}.js`);

const load = async (name: string) =>
  (await import(/* @vite-ignore */ pathToFileURL(placeOf(name)).href)) as Record<string, unknown>;

/**
 * Functions of one file of the pages.
 * @throws Error for one that the pages no longer have, before anything is generated for it
 */
export async function loadPage<Name extends keyof Readers, Function = Read>(
  name: Name,
): Promise<Record<Readers[Name][number], Function>> {
  const functions = await load(`pages/${name}`);
  const missing = READERS[name].find((reader) => typeof functions[reader] !== 'function');
  if (missing) throw new Error(`The pages have no ${missing} in ${name} any more.`);
  return functions as Record<Readers[Name][number], Function>;
}

/** What the address of a view holds. */
export type View = Record<string, string>;

/** The parameters of the address of a view, in which several services may be chosen. */
export function addressOf(view: View, services: readonly string[] = []): URLSearchParams {
  const parameters = new URLSearchParams(view);
  for (const service of services) parameters.append('service', service);
  return parameters;
}

/** A route that is a file: reads it at this address. @throws Error when it answers anything but a file */
export async function loadFile(folder: FileRoute) {
  type Get = (event: { locals: Locals; url: URL; params: { slug?: string } }) => Promise<Response>;
  const { GET } = (await load(`pages/files/${FILE_ROUTES[folder]}`)) as { GET: Get };
  return async (locals: Locals, parameters: URLSearchParams, slug?: string): Promise<void> => {
    const url = new URL(`http://localhost/?${parameters}`);
    const file = await GET({ locals, url, params: slug === undefined ? {} : { slug } });
    if (!file.ok) throw new Error(`${folder} answered ${file.status}.`);
  };
}

const { viewStateFromUrl } = await loadPage<'staff/view-state', (parameters: URLSearchParams) => object>(
  'staff/view-state',
);
/** The state of a view, as its page reads it from the address. */
export const stateOf = (...address: Parameters<typeof addressOf>): object => viewStateFromUrl(addressOf(...address));

const periods = await loadPage<'staff/periods', never>('staff/periods');
/** The days that a view of free days is put beside, and those of a trend. */
export const { daysBefore, daysOfTrend } = periods as {
  daysBefore: (choice: DayRange, today: string) => DayRange;
  daysOfTrend: (today: string) => DayRange;
};
