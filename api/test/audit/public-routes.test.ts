import { globSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGES_OF_MANY, PAGES_OF_THINGS } from '../../audit/collect/pages.ts';

const ROUTES = join(import.meta.dirname, '../../../dashboard/src/routes');

/** Groups of routes that anybody may open. */
const OPEN_GROUPS = ['(public)', '(citizen)'];

/** Pages that the audit need not read, as nothing on them is made of the answers of others, and what they show. */
const WITHOUT_FIGURES: Readonly<Record<string, string>> = {
  '/[...nowhere]': 'that there is no such page',
  '/f/[subject]': 'the questions to whoever rates',
  '/r/[touchpoint]': 'the questions to whoever rates',
  '/method/questions': 'the wording of the questions',
  '/receipt': 'the one rating that a code belongs to',
};

/** Addresses that answer with something else than a page, and why the audit need not read them. */
const OTHER_ANSWERS: Readonly<Record<string, string>> = {};

/** Addresses of the routes with such a file, as patterns. */
const routesWith = (file: string): string[] =>
  OPEN_GROUPS.flatMap((group) =>
    globSync(`**/${file}`, { cwd: join(ROUTES, group) }).map((path) => `/${dirname(path)}`.replace(/^\/\.$/, '/')),
  ).toSorted();

test('every open page is read by the audit, or shows no figures', () => {
  const ofThings = Object.values(PAGES_OF_THINGS).map((path) => new RegExp(`^${path}/\\[\\w+\\]$`));
  const isRead = (page: string) => PAGES_OF_MANY.includes(page) || ofThings.some((things) => things.test(page));
  const pages = routesWith('+page.svelte');
  expect(pages.filter((page) => !isRead(page))).toEqual(Object.keys(WITHOUT_FIGURES).toSorted());
  expect(pages.filter(isRead)).toHaveLength(PAGES_OF_MANY.length + ofThings.length);
});

test('nothing but pages is open: no figures leave as a file', () => {
  expect(routesWith('+server.ts')).toEqual(Object.keys(OTHER_ANSWERS).toSorted());
});

test('there are no other open routes', () => {
  const folders = readdirSync(ROUTES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...OPEN_GROUPS, 'app'].toSorted());
  expect(globSync('+{page,server}*', { cwd: ROUTES })).toEqual([]);
  // Of those of staff all but these ask who it is.
  const unasked = globSync('**/+{page.svelte,server.ts}', { cwd: join(ROUTES, 'app') });
  expect(unasked.filter((path) => !path.startsWith('(staff)/')).toSorted()).toEqual(
    ['login', 'logout'].map((page) => `${page}/+page.svelte`),
  );
});
