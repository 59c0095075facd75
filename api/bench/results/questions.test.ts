import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSchema, Kind, parse, print, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { fieldsAskedBy } from '../read/coverage/fields.ts';
import { QUESTIONS } from './questions.ts';

const inCheckout = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const schema = buildSchema(readFileSync(inCheckout('schema/staff.graphql'), 'utf8'));
const PAGE = QUESTIONS.find(({ name }) => name === 'the page of a service')!.query;

/** What the page of a service reads its figures with, by file of the pages. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  subject: ['SERVICE'],
  'figure-changes': ['FIGURE_CHANGES'],
  'subject-figures': ['SERVICE_FIGURES'],
  'subject-groups': ['SERVICE_GROUPS'],
  'analyses/trend': ['SERVICE_CHART'],
  'analyses/drivers': ['SERVICE_DRIVERS'],
  'data-quality': ['DATA_QUALITY'],
  norms: ['NORMS_BESIDE_RESULT'],
};
const documents = (
  await Promise.all(
    Object.entries(DOCUMENTS).map(async ([file, names]) => {
      const place = inCheckout(`dashboard/src/lib/data/staff/${file}.ts`);
      const read = (await import(/* @vite-ignore */ pathToFileURL(place).href)) as Record<string, string>;
      return names.map((name) => read[name]!);
    }),
  )
).flat();

/** Names, addresses and choices on the page: what is looked up of the registry and is no statistic. */
const OF_THE_REGISTRY =
  /^(Authority|Instrument|InstrumentTranslation|LifeSituation|Norm|PageInfo|Query|Report|ReportConnection|Segment|Touchpoint)\.|^Service\.(audience|authority|id|lifeSituations|name|reports|retired|slug|stage|supervision|touchpoints)$/;

/** Each figure that is asked of a service: its field with the arguments; null for one that a variable decides. */
function askedOfService(document: string): { field: string; given: Record<string, string | null> }[] {
  const types = new TypeInfo(schema);
  const asked: ReturnType<typeof askedOfService> = [];
  visit(
    parse(document),
    visitWithTypeInfo(types, {
      Field({ name, arguments: told = [] }) {
        if (types.getParentType()?.name !== 'Service') return;
        const given = types.getFieldDef()!.args.map(({ name: argument, defaultValue }): [string, string | null] => {
          const value = told.find((one) => one.name.value === argument)?.value;
          if (value) return [argument, value.kind === Kind.VARIABLE ? null : print(value)];
          return [argument, typeof defaultValue === 'string' ? defaultValue : null];
        });
        asked.push({ field: name.value, given: Object.fromEntries(given) });
      },
    }),
  );
  return asked;
}

test.each(QUESTIONS.map(({ name, query }) => [name, query]))('%s is a question to the schema of staff', (_, query) => {
  expect(validate(schema, parse(query))).toEqual([]);
});

test('one request holds every field with a statistic that the page of a service reads', () => {
  const asked = fieldsAskedBy(schema, [PAGE]);
  const read = [...fieldsAskedBy(schema, documents)].filter((field) => !OF_THE_REGISTRY.test(field));
  expect(read.length).toBeGreaterThan(100);
  expect(read.filter((field) => !asked.has(field)).sort()).toEqual([]);
});

test('it holds each figure on the stream and the basis, of the question and in the groups that the page reads it in', () => {
  const asked = askedOfService(PAGE);
  const missing = documents
    .flatMap(askedOfService)
    .filter(({ field }) => !OF_THE_REGISTRY.test(`Service.${field}`))
    .filter(
      (read) =>
        !asked.some(
          ({ field, given }) =>
            field === read.field &&
            Object.entries(read.given).every(([name, value]) => value === null || given[name] === value),
        ),
    );
  expect(missing).toEqual([]);
});
