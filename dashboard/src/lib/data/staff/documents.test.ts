import { readFileSync } from 'node:fs';
import { buildSchema, type FieldNode, Kind, parse, validate, visit } from 'graphql';
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

/** Fields of scores: each could be as experienced, like for like or raw. */
const SCORES = new Set(['estimate', 'trend', 'breakdown', 'figureChanges', 'comparison']);

/** Scores that an operation asks for without saying on which basis. */
function scoresWithoutBasis(document: string): string[] {
  const found: string[] = [];
  visit(parse(document), {
    Field(field: FieldNode) {
      const given = (name: string) => field.arguments?.find((argument) => argument.name.value === name)?.value;
      const [measure, stream] = [given('measure'), given('stream')];
      const isFact = measure?.kind === Kind.ENUM && measure.value === 'RESULT';
      const isOpen = stream?.kind === Kind.ENUM && stream.value === 'OPEN';
      if (SCORES.has(field.name.value) && measure && !isFact && !isOpen && !given('basis'))
        found.push(field.alias?.value ?? field.name.value);
    },
  });
  return found;
}

test('a score is found that does not say on which basis it is', () => {
  const document = 'query { service(id: "a") { sat: estimate(measure: SAT) { n } estimate(measure: RESULT) { n } } }';
  expect(scoresWithoutBasis(document)).toEqual(['sat']);
});

test.each(documents)('%s says of every score on which basis it is', (_, document) => {
  expect(scoresWithoutBasis(document)).toEqual([]);
});

test.each(documents)('%s is an operation of the staff schema', (_, document) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
});
