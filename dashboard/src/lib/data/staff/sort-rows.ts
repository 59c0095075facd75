/** Order of the lists. */
import type { Sort } from './view-state.ts';

interface Sortable {
  name: string;
  authority?: { name: string };
  lead?: { name: string } | null;
  sat: { value: number | null; n: number | null };
}

/** Rows in the order the viewer asked for; equal ones by name. Withheld figures come last. */
export function sortRows<Row extends Sortable>(rows: readonly Row[], sort: Sort, languageTag: string): Row[] {
  const collator = new Intl.Collator(languageTag, { numeric: true });
  const owner = (row: Row) => row.authority?.name ?? row.lead?.name ?? '';
  const orders: Record<Sort, (a: Row, b: Row) => number> = {
    name: () => 0,
    authority: (a, b) => collator.compare(owner(a), owner(b)),
    answers: (a, b) => (b.sat.n ?? -1) - (a.sat.n ?? -1),
    value: (a, b) => (a.sat.value ?? Infinity) - (b.sat.value ?? Infinity) || 0,
  };
  return [...rows].sort((a, b) => orders[sort](a, b) || collator.compare(a.name, b.name));
}
