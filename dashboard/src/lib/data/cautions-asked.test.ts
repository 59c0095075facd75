import { readFileSync } from 'node:fs';
import { type ArgumentNode, buildSchema, getNamedType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';

const modules = import.meta.glob<Record<string, unknown>>(['./**/*.ts', '!./**/*.test.ts'], { eager: true });
/** That of staff has everything that the public one has. */
const schema = buildSchema(readFileSync(new URL('../../../../schema/staff.graphql', import.meta.url), 'utf8'));

const documents = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, string] => String(entry[1]).startsWith('query '))
    .map(([name, document]) => [`${path} ${name}`, document] as const),
);

/** What a score must say of itself wherever it stands. */
const CAUTIONS = ['modeAdjustment', 'modesVary', 'weighting'];

/** Scores of their own, and of points and rows; what a comparison is made with carries its reasons in a badge. */
const OF_SCORES = new Set(['estimate', 'trend', 'breakdown', 'comparison', 'scores']);

const isEnum = (given: ArgumentNode | undefined, value: string) =>
  given?.value.kind === Kind.ENUM && given.value.value === value;

/** Scores that a document asks for on another basis than RAW without what could not be done to them. */
function withoutCautions(document: string): string[] {
  const found: string[] = [];
  const ast = parse(document);
  const fragments = new Map(
    ast.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );
  /** The operation with its fragments written out. */
  const inline = (node: typeof ast): typeof ast =>
    visit(node, {
      FragmentSpread: (spread) => {
        const { typeCondition, selectionSet } = fragments.get(spread.name.value)!;
        return inline({ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet } as never);
      },
      FragmentDefinition: () => null,
    });
  const info = new TypeInfo(schema);
  /** Whether each field above is on a basis that calls for cautions. */
  const isScored: boolean[] = [false];
  visit(
    inline(ast),
    visitWithTypeInfo(info, {
      Field: {
        enter(field) {
          const given = (name: string) => field.arguments?.find((argument) => argument.name.value === name);
          const takesBasis = info.getFieldDef()?.args.some(({ name }) => name === 'basis') ?? false;
          const isScore =
            OF_SCORES.has(field.name.value) &&
            !isEnum(given('measure'), 'RESULT') &&
            !isEnum(given('stream'), 'OPEN') &&
            !isEnum(given('basis'), 'RAW');
          isScored.push(takesBasis ? isScore : isScored.at(-1)!);
          if (getNamedType(info.getType())?.name !== 'Estimate' || !isScored.at(-1)) return;
          if (field.name.value !== 'estimate') return;
          const asked = new Set<string>();
          visit(field.selectionSet!, { Field: ({ name }) => void asked.add(name.value) });
          if (!CAUTIONS.every((caution) => asked.has(caution))) found.push(field.alias?.value ?? field.name.value);
        },
        leave: () => void isScored.pop(),
      },
    }),
  );
  return found;
}

test('a score is found that is asked for without what could not be done to it', () => {
  const scored = 'modeAdjustment modesVary weighting';
  const document = `query ($basis: Basis!) {
    service(id: "a") {
      bare: estimate(measure: SAT, basis: $basis) { value }
      unsaid: estimate(measure: SAT) { value ...Half }
      plain: estimate(measure: SAT, basis: RAW) { value }
      fact: estimate(measure: RESULT) { value }
      open: estimate(measure: SAT, stream: OPEN) { value }
      whole: estimate(measure: SAT, basis: LIKE_FOR_LIKE) { ...Whole }
      breakdown(measure: SAT, basis: $basis, by: CHANNEL) { row: estimate { value } }
      trend(measure: SAT, basis: $basis, grain: MONTH) { estimate { ...Whole } }
    }
  }
  fragment Half on Estimate { modeAdjustment }
  fragment Whole on Estimate { value ${scored} }`;
  expect(withoutCautions(document)).toEqual(['bare', 'unsaid', 'row']);
});

test.each(documents)('%s asks of every score what could not be done to it', (_, document) => {
  expect(withoutCautions(document)).toEqual([]);
});
