import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DayRange } from '../../kernel/calendar.ts';
import { POLICY } from '../../statistics/index.ts';
import type { Directory } from '../registry/index.ts';
import {
  type DisclosedCount,
  DISCLOSED_COUNTS,
  discloseMonth,
  discloseQuarter,
  type SubjectTallies,
  type WasWithheld,
} from './disclosure.rules.ts';
import { entersLate, isChanged, type Leaf, leavesOf, subjectsOfLeaves } from './late-changes.rules.ts';
import { type BasisCell, basisCells, basisOf, type Edition, type PeriodBasis } from './publication-basis.repository.ts';
import { authoritiesOf, sumPeriods } from './subject-tallies.ts';

/** How it is decided what may be shown. */
export interface DisclosureDecisions {
  discloseMonth: typeof discloseMonth;
  discloseQuarter: typeof discloseQuarter;
}

export const DISCLOSURE_DECISIONS: DisclosureDecisions = { discloseMonth, discloseQuarter };

/** A closed month with what was rated directly in it, as it is now. */
export interface ClosedMonth {
  period: DayRange;
  direct: readonly SubjectTallies[];
}

export interface EditionRequest {
  quarter: DayRange;
  /** False while only some of its months are closed. */
  isQuarterClosed: boolean;
  months: readonly ClosedMonth[];
  basis: ReadonlyMap<string, PeriodBasis>;
  directory: Pick<Directory, 'all' | 'get'>;
  decisions: DisclosureDecisions;
}

/**
 * The next edition of a quarter and its closed months, decided together with what is already public.
 *
 * A period that was published before starts from what stands behind its last edition. What came late to a subject and
 * channel enters everywhere or nowhere (`entersLate`). What an edition withheld stays withheld in all later ones, and
 * what it showed stays shown: where late changes would withhold it after all, or leave 1 to 9 answers between two
 * editions of a cell, they wait. Null when that cannot be had, because the registry was rebuilt: the last edition stands.
 */
export async function decideEdition(request: EditionRequest): Promise<Edition[] | null> {
  const late = lateChanges(request);
  for (;;) {
    const editions = await editionsWith(request, late);
    const offended = offendedSubjects(editions, request.basis);
    if (offended.length === 0) return editions;
    if (late.size === 0) return null;
    const reverted = [...late].filter((key) => offended.some((subject) => contains(subject, key, request.directory)));
    for (const key of reverted.length > 0 ? reverted : [...late]) late.delete(key);
  }
}

/** A leaf of a month. */
const lateKey = (month: DayRange, leaf: string): string => `${month.from} ${leaf}`;

/** Changes since the last edition that may enter. */
function lateChanges({ months, basis }: EditionRequest): Set<string> {
  const late = new Set<string>();
  for (const { period, direct } of months) {
    const published = basisOf(basis, 'MONTH', period.from);
    if (!published) continue;
    const now = leavesOf(direct);
    for (const key of new Set([...now.keys(), ...published.leaves.keys()])) {
      const [before, after] = [published.leaves.get(key)?.tally ?? null, now.get(key)?.tally ?? null];
      if (isChanged(before, after) && entersLate(before, after)) late.add(lateKey(period, key));
    }
  }
  return late;
}

async function editionsWith(request: EditionRequest, late: ReadonlySet<string>): Promise<Edition[]> {
  const { quarter, isQuarterClosed, months, basis, directory, decisions } = request;
  const accepted = months.map(({ period, direct }) => acceptedOf(period, direct, basis, late));
  const withAuthorities = (direct: readonly SubjectTallies[]) => [...direct, ...authoritiesOf(direct, directory)];
  const editions: Edition[] = [];
  for (const [at, { period }] of months.entries()) {
    // Requests get their turn between two tables.
    await nextTurn();
    const subjects = withAuthorities(accepted[at]!);
    const disclosures = decisions.discloseMonth(subjects, wasWithheldIn(basisOf(basis, 'MONTH', period.from)));
    editions.push({ grain: 'MONTH', period, subjects, disclosures });
  }
  if (!isQuarterClosed) return editions;
  await nextTurn();
  const subjects = withAuthorities(sumPeriods(accepted));
  const published = basisOf(basis, 'QUARTER', quarter.from);
  const disclosures = decisions.discloseQuarter(subjects, editions, wasWithheldIn(published));
  return [...editions, { grain: 'QUARTER', period: quarter, subjects, disclosures }];
}

/** What was rated directly in a month, for its next edition. */
function acceptedOf(
  period: DayRange,
  direct: readonly SubjectTallies[],
  basis: EditionRequest['basis'],
  late: ReadonlySet<string>,
): readonly SubjectTallies[] {
  const published = basisOf(basis, 'MONTH', period.from);
  if (!published) return direct;
  const now = leavesOf(direct);
  const leaves: Leaf[] = [];
  for (const key of new Set([...published.leaves.keys(), ...now.keys()])) {
    const leaf = late.has(lateKey(period, key)) ? now.get(key) : published.leaves.get(key);
    if (leaf) leaves.push(leaf);
  }
  return subjectsOfLeaves(leaves);
}

const wasWithheldIn =
  (published: PeriodBasis | null): WasWithheld =>
  (count, cell) =>
    published?.cells.get(cell)?.withheld.includes(count) ?? false;

/** Keys of subjects of which an edition would tell what the one before it must keep untold, or the other way round. */
function offendedSubjects(editions: readonly Edition[], basis: EditionRequest['basis']): string[] {
  const offended = new Set<string>();
  for (const edition of editions) {
    const published = basisOf(basis, edition.grain, edition.period.from);
    if (!published) continue;
    const cells = basisCells(edition);
    for (const [key, before] of published.cells)
      if (isOffended(before, cells.get(key) ?? null)) offended.add(key.slice(0, key.lastIndexOf('/')));
  }
  return [...offended];
}

function isOffended(before: BasisCell, now: BasisCell | null): boolean {
  return DISCLOSED_COUNTS.some((count: DisclosedCount) => {
    const [earlier, later] = [before.counts[count], now?.counts[count] ?? 0];
    if (earlier === 0 || later === 0) return false;
    const wasShown = !before.withheld.includes(count);
    const isHidden = now!.withheld.includes(count);
    const difference = Math.abs(later - earlier);
    return wasShown && (isHidden || (difference > 0 && difference < POLICY.minimumToShow));
  });
}

/** True when the leaf belongs to the subject, or to a service of the authority. */
function contains(subject: string, late: string, directory: EditionRequest['directory']): boolean {
  const [kind, id] = subject.split('/') as [string, string];
  const [ofKind, ofId] = late.slice(late.indexOf(' ') + 1).split('/') as [string, string];
  if (kind === ofKind && id === ofId) return true;
  if (kind !== 'AUTHORITY' || ofKind !== 'SERVICE') return false;
  const { authorityId } = directory.get('SERVICE', ofId);
  return directory.get('AUTHORITY', id).withDescendants.includes(authorityId);
}
