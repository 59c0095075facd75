import type { Outsider } from './outsider.ts';
import type { PublicThing } from './public-registry.ts';
import { addNumbers, addTold, type ToldNumbers } from './told-numbers.ts';

/** A published quarter. */
export interface Quarter {
  from: string;
  to: string;
}

interface Told {
  node: Record<string, { topTwo: number | null } & { value: number | null }> & {
    months: unknown;
    rawMonths: unknown;
    quarters: unknown;
    means: { period: Quarter; estimate: { value: number | null } }[];
  };
}

const ESTIMATE = 'estimate { value n interval { low high } }';

/**
 * Adds what the API tells of one thing beyond its figures of one period: its trends, and what a page works out of two
 * quarters, which is how far the plain mean and the share of the two best answers moved.
 * @param quarters published ones, newest first: those that pages are read of, and the one before
 */
export async function addToldOfThing(
  outsider: Outsider,
  { id, type }: PublicThing,
  quarters: readonly Quarter[],
  into: ToldNumbers,
): Promise<void> {
  const spreads = quarters.map(
    ({ from, to }, at) => `d${at}: distribution(period: { from: "${from}", to: "${to}" }) { topTwo }`,
  );
  const { node } = await outsider.ask<Told>(
    `{ node(id: "${id}") { ... on ${type} {
         months: trend(grain: MONTH, basis: LIKE_FOR_LIKE) { ${ESTIMATE} }
         rawMonths: trend(grain: MONTH, basis: RAW) { ${ESTIMATE} }
         quarters: trend(grain: QUARTER, basis: LIKE_FOR_LIKE) { ${ESTIMATE} }
         means: trend(grain: QUARTER, basis: RAW) { period { from to } ${ESTIMATE} }
         ${spreads.join('\n')}
       } } }`,
  );
  addTold([node.months, node.rawMonths, node.quarters, node.means.map(({ estimate }) => estimate)], into);
  const meanOf = new Map(node.means.map(({ period, estimate }) => [period.from, estimate.value]));
  for (const [at, { from }] of quarters.slice(0, -1).entries()) {
    const earlier = quarters[at + 1]!;
    addMove(meanOf.get(from), meanOf.get(earlier.from), into.numbers);
    addMove(node[`d${at}`]?.topTwo, node[`d${at + 1}`]?.topTwo, into.numbers);
  }
}

function addMove(now: number | null | undefined, before: number | null | undefined, into: Set<string>): void {
  if (typeof now === 'number' && typeof before === 'number') addNumbers(now - before, into);
}
