import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** What of the public schema tells numbers, but none about the groups that are attacked; why. */
const NO_FIGURES: Readonly<Record<string, string>> = {
  'Query.method': 'constants of the method',
  'Query.norms': 'what the norms promise',
  'Query.comparison': 'to the public made of the published estimates, which are attacked, by public formulas',
  'Query.questionnaire': 'points of the scales',
  'Query.receipt': 'what the holder of the code answered',
  'Query.modeTable': 'counts of the whole country, attacked by themselves: `listModeTables`',
  'Query.modeTables': 'counts of the whole country, attacked by themselves: `listModeTables`',
  'Query.referenceMix': 'weights of the whole country, attacked by themselves: `listReferenceMixes`',
  'Query.referenceMixes': 'weights of the whole country, attacked by themselves: `listReferenceMixes`',
  'JourneyStage.position': 'the order of the stages',
  'Instrument.items': 'points of the scales',
  'Instrument.rendering': 'points of the scales',
  'Instrument.translations': 'how much of the texts is translated',
  'ParallelRun.links': 'of all ratings of the country in a quarter together, of nothing that has figures of its own',
};

/** An argument with every value that is asked for, printed. */
export type ArgumentChoices =
  { name: string; kind: 'CHOICES'; choices: readonly string[] } | { name: string; kind: 'PERIOD' };

/** A field of the public schema through which numbers leave. */
export interface FigureField {
  /** Type it belongs to: one that can be asked for by its id, or Query. */
  host: string;
  name: string;
  arguments: readonly ArgumentChoices[];
  hasFilter: boolean;
  selection: string;
  type: GraphQLNamedType;
}

const isNumber = (type: GraphQLNamedType): boolean => type.name === 'Int' || type.name === 'Float';

/** Types with an id of their own: they are visited themselves, and not again wherever they are mentioned. */
export const isHost = (type: GraphQLNamedType): boolean =>
  (isObjectType(type) || isInterfaceType(type)) && 'id' in type.getFields();

/** Types of figures that may be withheld. */
export const isFigure = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && 'suppressed' in type.getFields() && 'reason' in type.getFields();

/** True when a number can be read in a value of this type without going on to another thing that has an id. */
export function tellsNumbers(type: GraphQLNamedType, above: readonly string[] = []): boolean {
  if (isNumber(type)) return true;
  if (isUnionType(type)) return type.getTypes().some((one) => tellsNumbers(one, above));
  if (!isObjectType(type) || isHost(type) || above.includes(type.name)) return false;
  return Object.values(type.getFields()).some((field) => tellsNumbers(getNamedType(field.type), [...above, type.name]));
}

/**
 * Every field through which numbers reach the public, from the schema itself, so that none that is added later is
 * forgotten. What mutations answer is about what was just sent.
 * @throws Error for one that cannot be asked for: its arguments must be taught here
 */
export function figureFields(schema: GraphQLSchema): FigureField[] {
  const hosts = readableTypes(schema).filter((type) => type === schema.getQueryType() || isHost(type));
  return hosts.flatMap((host) =>
    Object.values(host.getFields())
      .filter((field) => tellsNumbers(getNamedType(field.type)) && !(`${host.name}.${field.name}` in NO_FIGURES))
      .map((field) => figureField(host.name, field)),
  );
}

/** Object types that a query can reach. */
function readableTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const found = new Set<GraphQLNamedType>([schema.getQueryType()!]);
  for (const type of found) {
    if (isInterfaceType(type) || isUnionType(type)) for (const one of schema.getPossibleTypes(type)) found.add(one);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) found.add(getNamedType(field.type));
  }
  return [...found].filter(isObjectType);
}

function figureField(host: string, field: GraphQLField<unknown, unknown>): FigureField {
  const asked: ArgumentChoices[] = [];
  let hasFilter = false;
  for (const { name, type, defaultValue } of field.args) {
    const named = getNamedType(type);
    if (named.name === 'PeriodInput') asked.push({ name, kind: 'PERIOD' });
    else if (named.name === 'EstimateFilterInput') hasFilter = true;
    else if (named.name === 'Language') continue;
    else if (isEnumType(named))
      asked.push({ name, kind: 'CHOICES', choices: named.getValues().map((value) => value.name) });
    else if (name === 'first') asked.push({ name, kind: 'CHOICES', choices: ['100'] });
    else if (isNonNullType(type) && defaultValue === undefined)
      throw new Error(`${host}.${field.name} tells numbers: teach the audit what to ask for as “${name}”`);
  }
  const type = getNamedType(field.type);
  return { host, name: field.name, arguments: asked, hasFilter, selection: selectionOf(type), type };
}

/** Everything that a value of this type tells. */
function selectionOf(type: GraphQLNamedType, above: readonly string[] = []): string {
  if (isLeafType(type)) return '';
  if (isHost(type)) return '{ id }';
  if (isUnionType(type)) {
    const members = type.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, above)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) || above.includes(type.name)) throw new Error(`the audit cannot read ${type.name}`);
  const fields = Object.values(type.getFields()).map(
    (field) => `${field.name} ${selectionOf(getNamedType(field.type), [...above, type.name])}`,
  );
  return `{ ${fields.join(' ')} }`;
}
