import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { isDay } from './calendar.ts';

const textScalar = (name: string, description: string, isValid: (text: string) => boolean) =>
  new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: (value) => {
      if (typeof value === 'string' && isValid(value)) return value;
      throw new GraphQLError(`Not a ${name}: ${description}`);
    },
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING && isValid(node.value)) return node.value;
      throw new GraphQLError(`Not a ${name}: ${description}`);
    },
  });

/** A calendar day, `YYYY-MM-DD`. */
export const DayScalar = textScalar('Date', 'Calendar day, YYYY-MM-DD, of the years 1900 to 2999.', isDay);

/** True for an instant, ISO 8601 with an offset: without one it would be that of the server's own clock. */
export const isInstant = (text: string): boolean =>
  text.length <= 40 &&
  /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

/** An instant, ISO 8601 with an offset. */
export const InstantScalar = textScalar(
  'DateTime',
  'Instant, ISO 8601 with an offset, e.g. 2026-11-22T09:30:00Z.',
  isInstant,
);

/** A UUID. */
export const UuidScalar = textScalar('UUID', 'UUID, RFC 9562.', (text) =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
);

export { GraphQLJSONObject as JsonObjectScalar };
