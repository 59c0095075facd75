import {
  cellKey,
  countKey,
  type DisclosureTable,
  LINKED_COUNTS,
  type Part,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from './disclosure.rules.ts';
import { CLASS_COUNT, classSums, type ClassTallies, isClassCell } from './source-classes.rules.ts';

/** A place in the edition that is decided now. The quarter comes first where there are several. */
export interface NextPlace {
  place: string;
  /** Name of a count of this place in the table that is decided. */
  keyOf: (key: string) => string;
  table: DisclosureTable;
  subjects: readonly SubjectTallies[];
  /** What each source class answered, where the table has it; cells of classes in earlier editions are left out elsewhere. */
  classes?: readonly ClassTallies[];
}

/** One sum by place and count, with the names of its total and parts. */
export interface Structure {
  total: string;
  parts: string[];
}

/** Name of a count of a place. */
export const idOf = (place: string, key: string): string => `${place} ${key}`;

/** Every sum that holds in a place, and between a quarter and its months. */
export function structureOf(next: readonly NextPlace[]): Structure[] {
  const structure: Structure[] = [];
  const add = (place: string, total: string, parts: readonly string[]) => {
    for (const count of LINKED_COUNTS)
      structure.push({
        total: idOf(place, countKey(count, total)),
        parts: parts.map((part) => idOf(place, countKey(count, part))),
      });
  };
  const cells = new Set<string>();
  for (const { place, subjects } of next)
    for (const { subject, byChannel, parts } of subjects) {
      const cellOf = (part: Part) => cellKey(subjectKey(subject), part);
      const all = [WHOLE as Part, ...byChannel.keys()];
      for (const part of all) cells.add(cellOf(part));
      add(place, cellOf(WHOLE), [...byChannel.keys()].map(cellOf));
      if (parts.length > 0)
        for (const part of all)
          add(
            place,
            cellOf(part),
            parts.map((other) => cellKey(other, part)),
          );
    }
  const classCells = new Set<string>();
  for (const { place, classes = [] } of next)
    for (const { total, parts } of classSums(classes)) {
      const nameOf = (cell: string) => idOf(place, countKey(CLASS_COUNT, cell));
      structure.push({ total: nameOf(total), parts: parts.map(nameOf) });
      for (const cell of [total, ...parts]) if (isClassCell(cell)) classCells.add(cell);
    }
  const [quarter, ...months] = next;
  const ofQuarter = [
    ...[...cells].map((cell) => ({ cell, counts: LINKED_COUNTS })),
    ...[...classCells].map((cell) => ({ cell, counts: [CLASS_COUNT] as const })),
  ];
  if (months.length > 0)
    for (const { cell, counts } of ofQuarter)
      for (const count of counts)
        structure.push({
          total: idOf(quarter!.place, countKey(count, cell)),
          parts: months.map(({ place }) => idOf(place, countKey(count, cell))),
        });
  return structure;
}
