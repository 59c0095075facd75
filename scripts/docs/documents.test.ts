import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTING_TABLE } from '../../api/src/setting-table.ts';
import { inRoot } from '../build/paths.ts';
import { documents, pathsNamedIn, tableAfter, tasksNamedIn, textOf } from './documents.ts';

test('every path that a document names leads somewhere', () => {
  const dead = documents().flatMap((document) =>
    pathsNamedIn(document, textOf(document))
      .filter((path) => !existsSync(inRoot(path)))
      .map((path) => `${document}: ${path}`),
  );
  expect(dead).toEqual([]);
});

test('every task that a document names exists', () => {
  const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
  const unknown = documents().flatMap((document) =>
    tasksNamedIn(textOf(document))
      .filter((task) => !(task in scripts))
      .map((task) => `${document}: npm run ${task}`),
  );
  expect(unknown).toEqual([]);
  const named = tasksNamedIn(textOf('README.md'));
  const missing = Object.keys(scripts).filter((task) => !named.includes(task));
  expect(missing).toEqual([]);
});

test('the settings in README.md are those of the help, word for word', () => {
  const table = Object.values(SETTING_TABLE).map(({ name, meaning, defaultText }) => [name, meaning, defaultText]);
  expect(tableAfter('## Settings', textOf('README.md'))).toEqual(table);
});

test('every decision is in the index, and short', () => {
  const index = textOf('docs/decisions/README.md');
  const records = documents().filter((document) => /^docs\/decisions\/\d{4}-/.test(document));
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) {
    expect(index).toContain(`(${record.slice('docs/decisions/'.length)})`);
  }
  expect(records.filter((record) => textOf(record).trimEnd().split('\n').length > 40)).toEqual([]);
});

test('no document holds two versions of itself that were not joined', () => {
  const mark = /<{7} \S|^\|? *={7}|(> ?){7}\S/m;
  expect(
    ['| <<<<<<< HEAD |', '| =======  |', '> > > > > > > ff38dc5 (Docs)', '>>>>>>> x'].every((line) => mark.test(line)),
  ).toBe(true);
  expect(documents().filter((document) => mark.test(textOf(document)))).toEqual([]);
});

test('paths are found in links and code spans, patterns and blocks are passed over', () => {
  const text =
    '[a](../README.md#top) `api/src/` `api/src/*.ts` `api/dist/main.js` `graphql` [b](https://x.example/y)\n```\n`api/no`\n```\n';
  expect(pathsNamedIn('docs/a.md', text)).toEqual(['README.md', 'api/src']);
  expect(tasksNamedIn('`npm start`, npm run recount and npm run recount, npm install')).toEqual(['start', 'recount']);
});
