import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';

const modules = import.meta.glob<Record<string, unknown>>(['./**/*.ts', '!./**/*.test.ts'], { eager: true });
const contract = new URL('../../../../../schema/staff.graphql', import.meta.url);
const schema = buildSchema(readFileSync(contract, 'utf8'));

const documents = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, string] => /^(?:query|mutation) /.test(String(entry[1])))
    .map(([name, document]) => [`${path} ${name}`, document] as const),
);

test('there are documents to check', () => expect(documents.length).toBeGreaterThanOrEqual(25));

test.each(documents)('%s is an operation of the staff schema', (_, document) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
});
