import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { fieldsAskedBy, fieldsOf } from './fields.ts';
import { readersOf, serverFiles } from './routes.ts';

test('a route reads with what it hands its locals to when it is opened, whatever its actions do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'otklik-routes-'));
  mkdirSync(join(folder, 'app/list.csv'), { recursive: true });
  writeFileSync(
    join(folder, 'app/+page.server.ts'),
    `import { readList, type Row, writeRow } from '#lib/data/staff/list.ts';
import {
  readOther,
  stateOf,
} from '#lib/data/other.ts';
export const load = async ({ locals, url }) => ({ ...(await readList(locals, stateOf(url, locals.language))), other: readOther(1, locals), asks: locals.execute('') });

export const actions = { default: ({ locals }) => writeRow(locals) };
`,
  );
  writeFileSync(join(folder, 'app/list.csv/+server.ts'), '');
  writeFileSync(join(folder, 'app/+page.ts'), '');
  const files = serverFiles(folder);
  expect(files.map(({ route }) => route)).toEqual(['app', 'app/list.csv']);
  expect(files.flatMap(readersOf)).toEqual([
    { route: 'app', name: 'locals.execute', file: 'the route itself' },
    { route: 'app', file: 'staff/list', name: 'readList' },
    { route: 'app', file: 'other', name: 'readOther' },
  ]);
  rmSync(folder, { recursive: true });
});

test('fields are those that a query can reach; an interface stands for all that have its fields', () => {
  const schema = buildSchema(`
    type Query { node: Node, cat: Cat } interface Node { id: ID } type Cat implements Node { id: ID, name: String }
    type Dog implements Node { id: ID, barks: Boolean } type Mutation { feed: Food } type Food { name: String }`);
  expect(fieldsOf(schema)).toEqual(['Cat.id', 'Cat.name', 'Dog.barks', 'Dog.id', 'Query.cat', 'Query.node']);
  expect(
    [
      ...fieldsAskedBy(schema, ['{ node { id ... on Dog { barks } } }', '{ cat { ...c } } fragment c on Cat { name }']),
    ].sort(),
  ).toEqual(['Cat.id', 'Cat.name', 'Dog.barks', 'Dog.id', 'Query.cat', 'Query.node']);
});
