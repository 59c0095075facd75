import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import { listModeTables, type ShownModeTable } from './mode-tables.ts';
import { listReferenceMixes, type ShownReferenceMix } from './reference-mixes.ts';
import type { Outsider } from './outsider.ts';
import { type FigureField, figureFields, isFigure, isHost, tellsNumbers } from './public-fields.ts';
import { listThings, type PublicThing } from './public-registry.ts';

/** A published month or quarter. */
export interface PublicPeriod {
  from: string;
  to: string;
  grain: 'MONTH' | 'QUARTER';
}

/** One value that was seen, with everything that says what it is about. */
export interface Sighting {
  thing: PublicThing;
  field: string;
  /** Arguments as asked, without the period. */
  asked: Readonly<Record<string, string>>;
  period: { from: string; to: string } | null;
  /** Key of the row of a breakdown it stands in; null for the whole. */
  key: string | null;
  /** Name of the GraphQL type of the value. */
  type: string;
  value: Readonly<Record<string, unknown>>;
  /** The objects around it, outermost first. */
  around: readonly Readonly<Record<string, unknown>>[];
}

/** Everything public, seen from outside. */
export interface Collection {
  things: readonly PublicThing[];
  periods: readonly PublicPeriod[];
  sightings: readonly Sighting[];
  modeTables: readonly ShownModeTable[];
  /** Every frozen reference mix, newest first. */
  referenceMixes: readonly ShownReferenceMix[];
  /** First day of the oldest quarter that is published, collected or not; null while there is none. */
  since: string | null;
  fields: readonly FigureField[];
  requests: number;
}

/** One request may hold 40 aliases and 1,000 tokens. */
const FIELDS_A_REQUEST = 20;
/** Things of each type that are asked everything that can be asked. */
const PROBED_THINGS = 12;
/** No more than this is asked for at a time by cost. */
const COST_A_REQUEST = 1_500;
const COST_OF_LISTS: Readonly<Record<string, number>> = { trend: 40, breakdown: 20 };

/** The printed public schema. */
export const readPublicSchema = (file: URL | string): GraphQLSchema => buildSchema(readFileSync(file, 'utf8'));

/**
 * Asks every field that tells numbers, of everything there is, with every combination of arguments, in every
 * published period. Dimensions, grains and items that show nothing at all, in any measure and stream, in
 * the newest month and two quarters of the first things of each type are not asked any further.
 * @param quarters only so many of the newest quarters with their months
 */
export async function collect(
  outsider: Outsider,
  schema: GraphQLSchema,
  { quarters = Infinity } = {},
): Promise<Collection> {
  const fields = figureFields(schema);
  const root = fields.find(({ host }) => host === 'Query');
  if (root) throw new Error(`Query.${root.name} tells numbers: teach the audit what it is about`);
  const things = await listThings(outsider, schema, fields);
  const published = await listPeriods(outsider);
  const periods = newestOf(published, quarters);
  const newest = (['MONTH', 'QUARTER'] as const).flatMap((grain) =>
    periods.filter((period) => period.grain === grain).slice(0, grain === 'MONTH' ? 1 : 2),
  );

  const firstThings = [...Map.groupBy(things, ({ type }) => type).values()].flatMap((some) =>
    some.slice(0, PROBED_THINGS),
  );
  const probes = await askAll(outsider, firstThings, (thing) => questionsOf(thing, fields, newest));
  const talkative = new Set(probes.filter(isShown).map(questionKind));
  const isProbed = new Set(firstThings);
  const others = await askAll(outsider, things, (thing) => {
    const rest = isProbed.has(thing) ? periods.filter((period) => !newest.includes(period)) : periods;
    return questionsOf(thing, fields, rest).filter((question) =>
      question.period === null ? !isProbed.has(thing) : talkative.has(questionKind(question)),
    );
  });
  await askFilters(outsider, things, fields, newest);
  const modeTables = await listModeTables(outsider);
  const referenceMixes = await listReferenceMixes(outsider);
  const since = published.filter(({ grain }) => grain === 'QUARTER').at(-1)?.from ?? null;
  const sightings = [...probes, ...others];
  return { things, periods, sightings, modeTables, referenceMixes, since, fields, requests: outsider.asked };
}

/** The newest quarters and what months lie in them. */
function newestOf(periods: readonly PublicPeriod[], quarters: number): PublicPeriod[] {
  const oldest = periods.filter(({ grain }) => grain === 'QUARTER')[quarters - 1]?.from ?? '';
  const last = periods.find(({ grain }) => grain === 'QUARTER')?.to ?? '';
  return periods.filter(({ from, to }) => quarters === Infinity || (from >= oldest && to <= last));
}

async function listPeriods(outsider: Outsider): Promise<PublicPeriod[]> {
  const { months, quarters } = await outsider.ask<Record<'months' | 'quarters', PublicPeriod[]>>(
    '{ months: publishedPeriods(grain: MONTH) { from to grain } quarters: publishedPeriods(grain: QUARTER) { from to grain } }',
  );
  return [...months, ...quarters];
}

interface Question {
  thing: PublicThing;
  field: FigureField;
  asked: Record<string, string>;
  period: PublicPeriod | null;
  filter?: string;
}

/** Every combination of arguments. Without periods: of fields that name none, nothing. */
function questionsOf(thing: PublicThing, fields: readonly FigureField[], periods: readonly PublicPeriod[]): Question[] {
  return fields
    .filter(({ host }) => host === thing.type)
    .flatMap((field) => {
      let asked: Record<string, string>[] = [{}];
      for (const argument of field.arguments)
        if (argument.kind === 'CHOICES')
          asked = asked.flatMap((some) => argument.choices.map((choice) => ({ ...some, [argument.name]: choice })));
      const takesPeriod = field.arguments.some(({ kind }) => kind === 'PERIOD');
      const spans: (PublicPeriod | null)[] =
        field.name === 'trend' ? [wholeOf(periods)] : takesPeriod ? [...periods] : [null];
      return asked.flatMap((some) => spans.map((period) => ({ thing, field, asked: some, period })));
    });
}

/** A trend shows all periods at once. */
const wholeOf = (periods: readonly PublicPeriod[]): PublicPeriod => ({
  from: periods.map(({ from }) => from).toSorted()[0] ?? '2000-01-01',
  to:
    periods
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? '2000-01-01',
  grain: 'MONTH',
});

/** What decides whether a question has an answer at all, whatever the ratings. */
function questionKind({ field, asked }: Question | Sighting): string {
  const { by, grain, item, basis } = asked;
  return JSON.stringify([typeof field === 'string' ? field : field.name, by, grain, item, basis]);
}

const isShown = ({ value }: Sighting): boolean => value.suppressed !== true;

async function askAll(
  outsider: Outsider,
  things: readonly PublicThing[],
  questions: (thing: PublicThing) => Question[],
): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  for (const thing of things) {
    let batch: Question[] = [];
    let cost = 0;
    const flush = async () => {
      if (batch.length > 0) sightings.push(...(await askBatch(outsider, thing, batch)));
      [batch, cost] = [[], 0];
    };
    for (const question of questions(thing)) {
      const own = COST_OF_LISTS[question.field.name] ?? 10;
      if (batch.length >= FIELDS_A_REQUEST || cost + own > COST_A_REQUEST) await flush();
      batch.push(question);
      cost += own;
    }
    await flush();
  }
  return sightings;
}

async function askBatch(outsider: Outsider, thing: PublicThing, batch: readonly Question[]): Promise<Sighting[]> {
  const selections = [...new Map(batch.map(({ field }) => [field.selection, field.type.name]))];
  const fragments = selections.map(([selection, type], at) => `fragment s${at} on ${type} ${selection}`);
  const selectionOf = ({ selection }: FigureField) =>
    selection && `{ ...s${selections.findIndex(([known]) => known === selection)} }`;
  const lines = batch.map(({ field, asked, period, filter }, at) => {
    const args = Object.entries(asked).map(([name, value]) => `${name}: ${value}`);
    if (period) args.push(`period: { from: "${period.from}", to: "${period.to}" }`);
    if (filter) args.push(`filter: ${filter}`);
    return `q${at}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selectionOf(field)}`;
  });
  const { node } = await outsider.ask<{ node: Record<string, unknown> }>(
    `{ node(id: "${thing.id}") { ... on ${thing.type} { ${lines.join('\n')} } } } ${fragments.join(' ')}`,
  );
  return batch.flatMap(({ field, asked, period }, at) => {
    const found: Sighting[] = [];
    look(node[`q${at}`], field.type, [], ({ type, value, around }) => {
      const own = around.map((object) => object.period).find((some) => some !== undefined) as Sighting['period'];
      const row = around.find((object) => 'key' in object && object.key !== undefined);
      const key = row ? String(row.key) : null;
      found.push({ thing, field: field.name, asked, period: own ?? period, key, type, value, around });
    });
    return found;
  });
}

type Found = Pick<Sighting, 'type' | 'value' | 'around'>;

/** Finds every figure in an answer, and every other object with numbers of its own that no figure is inside of. */
function look(
  answer: unknown,
  type: GraphQLNamedType,
  around: readonly Readonly<Record<string, unknown>>[],
  tell: (found: Found) => void,
): void {
  if (answer === null || answer === undefined) return;
  if (Array.isArray(answer)) {
    for (const one of answer) look(one, type, around, tell);
    return;
  }
  const value = answer as Readonly<Record<string, unknown>>;
  if (isUnionType(type)) {
    for (const one of type.getTypes()) if (one.name === value.__typename) look(value, one, around, tell);
    return;
  }
  if (!isObjectType(type) || isHost(type)) return;
  if (!isFigure(type) && !tellsNumbers(type)) return;
  const inner = Object.values(type.getFields()).map((field) => ({ name: field.name, type: getNamedType(field.type) }));
  const holdsFigures = inner.some(({ type: of }) => reachesFigure(of));
  if (isFigure(type) || !holdsFigures) {
    tell({ type: type.name, value, around });
    return;
  }
  for (const { name, type: of } of inner)
    if (isObjectType(of) || isUnionType(of)) look(value[name], of, [...around, value], tell);
}

const reachesFigure = (type: GraphQLNamedType, above: readonly string[] = []): boolean =>
  isFigure(type) ||
  (isUnionType(type) && type.getTypes().some((one) => reachesFigure(one, above))) ||
  (isObjectType(type) &&
    !isHost(type) &&
    !above.includes(type.name) &&
    Object.values(type.getFields()).some((field) => reachesFigure(getNamedType(field.type), [...above, type.name])));

/** Restrictions are not public. One thing of each type is asked with each of them. @throws Error when one shows a figure */
async function askFilters(
  outsider: Outsider,
  things: readonly PublicThing[],
  fields: readonly FigureField[],
  newest: readonly PublicPeriod[],
): Promise<void> {
  const touchpoint = things.find(({ type }) => type === 'Touchpoint');
  const filters = [
    '{ channels: [PORTAL] }',
    '{ modes: [WEB] }',
    '{ languages: [RU] }',
    ...(touchpoint ? [`{ touchpoints: ["${touchpoint.id}"] }`] : []),
  ];
  for (const type of new Set(things.map((thing) => thing.type))) {
    const thing = things.find((some) => some.type === type)!;
    const questions = questionsOf(
      thing,
      fields.filter(({ hasFilter }) => hasFilter),
      newest,
    )
      .filter(({ asked }) => (asked.measure ?? 'SAT') === 'SAT' && (asked.item ?? 'SAT') === 'SAT')
      .flatMap((question) => filters.map((filter) => ({ ...question, filter })));
    const told = (await askAll(outsider, [thing], () => questions)).find(isShown);
    if (told)
      throw new Error(`${type}.${told.field} tells figures of some ratings only: the audit does not know this sum`);
  }
}
