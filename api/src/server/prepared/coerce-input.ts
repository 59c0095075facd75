import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Turns a JSON value into what a resolver gets. @throws Mismatch */
export type Coercion = (value: unknown) => unknown;

/**
 * A value that does not fit its type, or fits it only by a rule that is not prepared (a single value for a list, a
 * number for an ID). Carries nothing: graphql itself then finds out what there is to say about it.
 */
export class Mismatch extends Error {}

const MISMATCH = new Mismatch();
const refuse = (): never => {
  throw MISMATCH;
};

const INT_AT_MOST = 2_147_483_647;

/** How values of the plain types are taken. Others are asked what they make of a value. */
const PLAIN: Readonly<Record<string, Coercion>> = {
  [GraphQLString.name]: (value) => (typeof value === 'string' ? value : refuse()),
  [GraphQLID.name]: (value) => (typeof value === 'string' ? value : refuse()),
  [GraphQLBoolean.name]: (value) => (typeof value === 'boolean' ? value : refuse()),
  [GraphQLInt.name]: (value) =>
    Number.isInteger(value) && Math.abs(value as number) <= INT_AT_MOST ? value : refuse(),
};

/**
 * Prepares the coercion of one input type (GraphQL specification of October 2021, §3.12 and “input coercion” of each
 * kind of type), once, so that a value is then taken without looking at its type again.
 */
export function coercionTo(type: GraphQLInputType): Coercion {
  return prepare(type, new Map());
}

function prepare(type: GraphQLInputType, known: Map<GraphQLInputObjectType, Coercion>): Coercion {
  if (!isNonNullType(type)) {
    const coerce = prepareNullable(type, known);
    return (value) => (value === null ? null : coerce(value));
  }
  const coerce = prepareNullable(type.ofType, known);
  return (value) => (value === null ? refuse() : coerce(value));
}

function prepareNullable(type: GraphQLInputType, known: Map<GraphQLInputObjectType, Coercion>): Coercion {
  if (isNonNullType(type)) throw new Error('A type is wrapped as non-null once.');
  if (isListType(type)) {
    const coerce = prepare(type.ofType, known);
    return (value) => (Array.isArray(value) ? value.map((item) => coerce(item)) : refuse());
  }
  if (isInputObjectType(type)) return prepareObject(type, known);
  if (isEnumType(type)) {
    const values = new Map<unknown, unknown>(type.getValues().map(({ name, value }) => [name, value]));
    return (value) => (values.has(value) ? values.get(value) : refuse());
  }
  return (
    PLAIN[type.name] ??
    ((value) => {
      try {
        const parsed: unknown = type.parseValue(value);
        return parsed === undefined ? refuse() : parsed;
      } catch {
        // Whatever it has against the value, graphql will be told again and passes it on.
        return refuse();
      }
    })
  );
}

function prepareObject(type: GraphQLInputObjectType, known: Map<GraphQLInputObjectType, Coercion>): Coercion {
  const before = known.get(type);
  if (before) return before;
  const fields: { name: string; coerce: Coercion; isNeeded: boolean; defaultValue: unknown }[] = [];
  const names = new Set<string>();
  const isOneOf = type.isOneOf;
  const coerceObject: Coercion = (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return refuse();
    const given = value as Record<string, unknown>;
    const coerced: Record<string, unknown> = {};
    for (const { name, coerce, isNeeded, defaultValue } of fields) {
      const field = given[name];
      if (field !== undefined) coerced[name] = coerce(field);
      else if (defaultValue !== undefined) coerced[name] = defaultValue;
      else if (isNeeded) return refuse();
    }
    const keys = Object.keys(given);
    for (const key of keys) if (!names.has(key)) return refuse();
    if (isOneOf && (keys.length !== 1 || given[keys[0]!] === null)) return refuse();
    return coerced;
  };
  known.set(type, coerceObject);
  for (const { name, type: fieldType, defaultValue } of Object.values(type.getFields())) {
    names.add(name);
    fields.push({ name, coerce: prepare(fieldType, known), isNeeded: isNonNullType(fieldType), defaultValue });
  }
  return coerceObject;
}
