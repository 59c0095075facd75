import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LinkedTable, withholdWhatCanBeNarrowed } from '../../statistics/index.ts';
import { isNoSecret } from './source-classes.rules.ts';

/** A table in which all but some classes is decided. `groups` are those of classes alone. */
export type ClassesBeside = LinkedTable & Required<Pick<LinkedTable, 'alreadyWithheld' | 'alreadyPublished'>>;

interface ShownClasses {
  shown: ReadonlySet<string>;
  atRisk: readonly string[];
}

/**
 * Which of the classes that may be chosen are shown. One that is nearly known from all else, as RANDOM is where the
 * telephone is public and nobody else is invited, is shown as well: to withhold it would protect nothing. Where that
 * would tell something, it is chosen like the others. Requests get their turn in between.
 * @param choosable keys
 */
export async function classesBeside(table: ClassesBeside, choosable: ReadonlySet<string>): Promise<ShownClasses> {
  const plainly = choose(table, choosable);
  if (plainly.atRisk.length === 0) return plainly;
  await nextTurn();
  const isLost = new Set(narrowedWith(table, choosable, new Set()));
  const known = [...isLost].filter((key) => choosable.has(key) && !table.alreadyPublished.has(key));
  if (known.length === 0) return plainly;
  await nextTurn();
  const { shown } = choose({ ...table, alreadyPublished: new Set([...table.alreadyPublished, ...known]) }, choosable);
  await nextTurn();
  const atRisk = narrowedWith(table, choosable, shown);
  return atRisk.every((key) => isLost.has(key)) && keepsRule(table, shown) ? { shown, atRisk } : plainly;
}

/** What the rule and all sums leave to be shown. */
function choose(table: ClassesBeside, choosable: ReadonlySet<string>): ShownClasses {
  const { disclosure, atRisk } = withholdWhatCanBeNarrowed(table);
  return { shown: new Set([...choosable].filter((key) => disclosure.get(key) === 'PUBLISHED')), atRisk };
}

/** What is nearly known when just these classes are shown, and those that are public already. */
function narrowedWith(
  table: ClassesBeside,
  choosable: ReadonlySet<string>,
  shown: ReadonlySet<string>,
): readonly string[] {
  const isWithheld = (key: string) => !shown.has(key) && !table.alreadyPublished.has(key);
  return withholdWhatCanBeNarrowed({
    ...table,
    groups: [],
    told: [...table.groups, ...(table.told ?? [])],
    alreadyWithheld: new Set([...table.alreadyWithheld, ...[...choosable].filter(isWithheld)]),
    alreadyPublished: new Set([...table.alreadyPublished, ...shown]),
  }).atRisk;
}

/** What is left of every published total beside its published classes is nothing, or at least 10 answers. */
function keepsRule({ cells, groups, alreadyPublished }: ClassesBeside, shown: ReadonlySet<string>): boolean {
  const answers = new Map(cells.map(({ key, n }) => [key, n]));
  const isPublic = (key: string) => shown.has(key) || alreadyPublished.has(key);
  return groups.every(({ parent, children }) => {
    if (!isPublic(parent)) return true;
    const hidden = children.filter(isPublic).reduce((left, child) => left - answers.get(child)!, answers.get(parent)!);
    return hidden === 0 || isNoSecret(hidden);
  });
}
