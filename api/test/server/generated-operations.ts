import fc from 'fast-check';
import {
  getNamedType,
  type GraphQLArgument,
  GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLInputObjectType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
} from 'graphql';

/** Texts that have broken parsers, drivers and databases elsewhere. */
const nastyText = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    "' or 1=1 --",
    '"; drop table rating; --',
    '$1',
    '{"$or":[{}]}',
    '%00',
    '\\',
    '../../etc/passwd',
    '☃'.repeat(2_001),
    'svc_' + '0'.repeat(32),
    'WyJcdTAwMDAiXQ',
    'W10',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
/** What the small registry of the tests holds. */
const known = fc.constantFrom('passport', 'licence', 'pass-office', 'portal', 'office', 'birth', 'citizen', 'ministry');
const nastyNumber = fc.oneof(
  fc.constantFrom(-1, 0, 1, 100, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 1e300, -0.5),
  fc.integer(),
);
const deepValue = fc
  .integer({ min: 1, max: 200 })
  .map((depth) => JSON.parse('{"a":['.repeat(depth) + '1' + ']}'.repeat(depth)) as unknown);
const odd = fc.oneof(
  fc.constantFrom(null, true, [], {}, [[]]),
  nastyText,
  nastyNumber,
  deepValue,
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown),
);

/** A value that mostly fits the type, with something odd in it now and then. */
function valueOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    if (isNonNullType(type)) return valueOf(type.ofType, depth);
    if (isListType(type)) return fc.array(valueOf(type.ofType, depth + 1), { maxLength: 3 });
    if (type instanceof GraphQLEnumType) return fc.constantFrom(...type.getValues().map(({ name }) => name));
    if (type instanceof GraphQLInputObjectType) {
      if (depth > 4) return fc.constant({});
      const fields = Object.values(type.getFields());
      if (type.isOneOf)
        return fc.oneof(
          ...fields.map(({ name, type: of }) => valueOf(of, depth + 1).map((value) => ({ [name]: value }))),
        );
      return fc.record(Object.fromEntries(fields.map(({ name, type: of }) => [name, valueOf(of, depth + 1)])), {
        requiredKeys: fields.filter(({ type: of }) => isNonNullType(of)).map(({ name }) => name),
      });
    }
    if (type.name === 'UUID') return fc.uuid({ version: 4 });
    if (type.name === 'Date')
      return fc.constantFrom('2026-07-01', '2026-09-30', '1900-01-01', '2999-12-31', '2999-01-01');
    if (type.name === 'DateTime')
      return fc.constantFrom('2026-11-22T09:00:00Z', '1900-01-01T00:00:00Z', '2999-12-31T23:59:59+14:00');
    if (type.name === 'JSONObject') return fc.dictionary(nastyText, odd, { maxKeys: 4 });
    if (type.name === 'Boolean') return fc.boolean();
    if (type.name === 'ID') return fc.oneof(known, nastyText);
    return type.name === 'Int' || type.name === 'Float' ? nastyNumber : nastyText;
  };
  return fc.oneof({ weight: 15, arbitrary: fitting() }, { weight: 1, arbitrary: odd });
}

/** A piece of a document, with the variables that it needs. */
interface Piece {
  text: string;
  variables: { name: string; type: GraphQLInputType; value: unknown }[];
}

const FIELDS_AT_MOST = 8;
const NOTHING: Piece = { text: '', variables: [] };

/** Arguments of a field as variables, named by where it stands; those that may be left out now and then are. */
function argumentsOf(given: readonly GraphQLArgument[], place: string): fc.Arbitrary<Piece> {
  const each = given.map(({ name, type, defaultValue }) => {
    const passed = valueOf(type).map((value) => ({ name, type, value }));
    return isNonNullType(type) && defaultValue === undefined ? passed : fc.option(passed);
  });
  return fc.tuple(...each).map((all) => {
    const passed = all.filter((argument) => argument !== null);
    if (passed.length === 0) return NOTHING;
    return {
      text: `(${passed.map(({ name }) => `${name}: $${place}${name}`).join(', ')})`,
      variables: passed.map((argument) => ({ ...argument, name: `${place}${argument.name}` })),
    };
  });
}

/** Some fields below a field, leaves and one level of objects, with arguments of their own. */
function selectionOf(field: GraphQLField<unknown, unknown>, place: string, depth = 0): fc.Arbitrary<Piece> {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return fc.constant(NOTHING);
  if (!isObjectType(type) && !isInterfaceType(type)) return fc.constant({ ...NOTHING, text: '{ __typename }' });
  const possible = Object.values(type.getFields()).filter((inner) => {
    const below = getNamedType(inner.type);
    return depth < 1 || !isCompositeType(below) || (depth < 2 && NAMES_OF_LISTS.has(inner.name));
  });
  return fc
    .subarray(possible, {
      minLength: Math.min(1, possible.length),
      maxLength: Math.min(FIELDS_AT_MOST, possible.length),
    })
    .chain((chosen) => fc.tuple(...chosen.map((inner) => fieldOf(inner, `${place}${inner.name}_`, depth + 1))))
    .map((parts) => ({
      text: `{ __typename ${parts.map(({ text }) => text).join(' ')} }`,
      variables: parts.flatMap(({ variables }) => variables),
    }));
}

/** Fields below which what is listed begins. */
const NAMES_OF_LISTS = new Set(['nodes', 'edges', 'rows']);

const fieldOf = (field: GraphQLField<unknown, unknown>, place: string, depth: number): fc.Arbitrary<Piece> =>
  fc.tuple(argumentsOf(field.args, place), selectionOf(field, place, depth)).map(([given, selected]) => ({
    text: `${field.name}${given.text} ${selected.text}`,
    variables: [...given.variables, ...selected.variables],
  }));

/** An operation as it is sent. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

/** A field of a root type. */
export interface RootField {
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
}

/** Every question and every mutation of a schema. */
export const rootFields = (schema: GraphQLSchema): RootField[] =>
  (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
    return Object.values(type.getFields()).map((field) => ({ kind, field }));
  });

/** Operations of one of these fields each, with arguments that mostly fit. */
export const operationsOf = (fields: readonly RootField[]): fc.Arbitrary<Operation> =>
  fc.constantFrom(...fields).chain(({ kind, field }) =>
    fieldOf(field, '', 0).map(({ text, variables }) => {
      const head = variables.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      return {
        query: `${kind}${head && `(${head})`} { ${text} }`,
        variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
      };
    }),
  );
