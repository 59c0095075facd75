import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DayRange } from '../../kernel/calendar.ts';
import { POLICY } from '../../statistics/index.ts';
import type { Directory } from '../registry/index.ts';
import { discloseClasses } from './disclose-classes.rules.ts';
import { type CellAtRisk, discloseMonth, discloseQuarter } from './disclose-period.rules.ts';
import { type BasisCell, type DisclosedCount, DISCLOSED_COUNTS, type SubjectTallies } from './disclosure.rules.ts';
import { entersLate, isChanged, type Leaf, leavesOf, subjectsOfLeaves } from './late-changes.rules.ts';
import { basisCells, basisOf, type Edition, placeKey, type QuarterBasis } from './publication-basis.repository.ts';
import { classTalliesOf } from './source-classes.rules.ts';
import { authoritiesOf, sumPeriods } from './subject-tallies.ts';
import { type HarmedCell, type LateLeaf, lateThatWaits } from './waiting.rules.ts';

/** How it is decided what may be shown. */
export interface DisclosureDecisions {
  discloseMonth: typeof discloseMonth;
  discloseQuarter: typeof discloseQuarter;
  discloseClasses: typeof discloseClasses;
}

export const DISCLOSURE_DECISIONS: DisclosureDecisions = { discloseMonth, discloseQuarter, discloseClasses };

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
  basis: QuarterBasis;
  directory: Pick<Directory, 'all' | 'get'>;
  decisions: DisclosureDecisions;
}

/**
 * The next edition of a quarter and its closed months, decided together with what is already public.
 *
 * A period that was published before starts from what stands behind its last edition. What came late to a subject and
 * channel enters everywhere or nowhere (`entersLate`). What an edition withheld stays withheld in all later ones, and
 * what it showed stays shown: where late changes would withhold it after all, leave 1 to 9 answers between two editions
 * of a cell, or let somebody who kept all editions nearly know what any of them withholds, they wait. Null when that
 * cannot be had, because the registry was rebuilt: the last edition stands.
 */
export async function decideEdition(request: EditionRequest): Promise<Edition[] | null> {
  const late = lateChanges(request);
  /** At risk without anything that came late. */
  let lost: ReadonlySet<string> | null = null;
  for (;;) {
    const { editions, atRisk } = await editionsWith(request, late);
    const harmed = harmedCells(editions, request.basis);
    if (late.size === 0) return harmed.length === 0 ? editions : null;
    if (atRisk.length > 0) {
      lost ??= new Set((await editionsWith(request, new Map())).atRisk.map(riskKey));
      for (const risk of atRisk) if (!lost.has(riskKey(risk))) harmed.push(risk);
    }
    if (harmed.length === 0) return editions;
    for (const key of lateThatWaits(harmed, late, request.directory)) late.delete(key);
  }
}

const riskKey = ({ place, cell, count }: CellAtRisk): string => `${place} ${count} ${cell}`;

/** A leaf of a month. */
const lateKey = (month: DayRange, leaf: string): string => `${month.from} ${leaf}`;

/** Changes since the last edition that may enter. */
function lateChanges({ months, basis }: EditionRequest): Map<string, LateLeaf> {
  const late = new Map<string, LateLeaf>();
  for (const { period, direct } of months) {
    const published = basisOf(basis, 'MONTH', period.from);
    if (!published) continue;
    const now = leavesOf(direct);
    for (const key of new Set([...now.keys(), ...published.leaves.keys()])) {
      const [before, after] = [published.leaves.get(key)?.tally ?? null, now.get(key)?.tally ?? null];
      if (isChanged(before, after) && entersLate(before, after)) {
        late.set(lateKey(period, key), { place: placeKey('MONTH', period.from), leaf: key });
      }
    }
  }
  return late;
}

async function editionsWith(
  request: EditionRequest,
  late: ReadonlyMap<string, LateLeaf>,
): Promise<{ editions: Edition[]; atRisk: CellAtRisk[] }> {
  const { quarter, isQuarterClosed, months, basis, directory, decisions } = request;
  const accepted = months.map(({ period, direct }) => acceptedOf(period, direct, basis, late));
  const withAuthorities = (direct: readonly SubjectTallies[]) => [...direct, ...authoritiesOf(direct, directory)];
  const editions: (Edition & { place: string })[] = [];
  const atRisk: CellAtRisk[] = [];
  const { history } = basis;
  for (const [at, { period }] of months.entries()) {
    // Requests get their turn between two tables.
    await nextTurn();
    const subjects = withAuthorities(accepted[at]!);
    const place = placeKey('MONTH', period.from);
    const decided = decisions.discloseMonth(subjects, { place, history });
    atRisk.push(...decided.atRisk);
    const classes = withClasses(subjects, NO_CLASS_SHOWN);
    editions.push({ grain: 'MONTH', period, subjects, disclosures: decided.disclosures, place, ...classes });
  }
  if (!isQuarterClosed) return { editions, atRisk };
  await nextTurn();
  const subjects = withAuthorities(sumPeriods(accepted));
  const place = placeKey('QUARTER', quarter.from);
  const decided = decisions.discloseQuarter(subjects, editions, { place, history });
  atRisk.push(...decided.atRisk);
  const quarterly = { grain: 'QUARTER', period: quarter, subjects, disclosures: decided.disclosures, place } as const;
  await nextTurn();
  const classes = await decidedClasses(quarterly, editions, request);
  atRisk.push(...classes.atRisk);
  return { editions: [...editions, { ...quarterly, ...classes.own }], atRisk };
}

/** Classes of months are kept, and shown to nobody. */
const NO_CLASS_SHOWN: ReadonlySet<string> = new Set();

const withClasses = (subjects: readonly SubjectTallies[], shown: ReadonlySet<string>): Pick<Edition, 'classes'> => {
  const tallies = classTalliesOf(subjects);
  return tallies ? { classes: { tallies, shown } } : {};
};

/** Source classes last, beside what was decided of everything else. Where they are not known, nothing of them is said. */
async function decidedClasses(
  quarter: Edition & { place: string },
  months: readonly (Edition & { place: string })[],
  { basis, decisions }: EditionRequest,
): Promise<{ own: Pick<Edition, 'classes'>; atRisk: readonly CellAtRisk[] }> {
  const { classes } = withClasses(quarter.subjects, NO_CLASS_SHOWN);
  const ofMonths = months.flatMap((month) => (month.classes ? [{ ...month, classes: month.classes.tallies }] : []));
  if (!classes || ofMonths.length < months.length) return { own: {}, atRisk: [] };
  const { shown, atRisk } = await decisions.discloseClasses({ ...quarter, classes: classes.tallies }, ofMonths, {
    history: basis.history,
    tallies: basis.newest.get(quarter.place)?.classes ?? new Map(),
  });
  return { own: { classes: { tallies: classes.tallies, shown } }, atRisk };
}

/** What was rated directly in a month, for its next edition. */
function acceptedOf(
  period: DayRange,
  direct: readonly SubjectTallies[],
  basis: EditionRequest['basis'],
  late: ReadonlyMap<string, LateLeaf>,
): readonly SubjectTallies[] {
  const published = basisOf(basis, 'MONTH', period.from);
  if (!published) return direct;
  const now = leavesOf(direct);
  const leaves: Leaf[] = [];
  for (const key of new Set([...published.leaves.keys(), ...now.keys()])) {
    const leaf = late.has(lateKey(period, key)) ? now.get(key) : keptLeaf(published.leaves.get(key), now.get(key));
    if (leaf) leaves.push(leaf);
  }
  return subjectsOfLeaves(leaves);
}

/** Cells of which an edition would tell what the one before it must keep untold, or the other way round. */
function harmedCells(editions: readonly Edition[], basis: EditionRequest['basis']): HarmedCell[] {
  return editions.flatMap((edition) => {
    const place = placeKey(edition.grain, edition.period.from);
    const cells = basisCells(edition);
    return [...(basis.newest.get(place)?.cells ?? [])].flatMap(([cell, before]) =>
      isHarmed(before, cells.get(cell) ?? null) ? [{ place, cell }] : [],
    );
  });
}

/** What was accepted. Of an edition that did not keep its strata yet they are those of today, if they can be. */
const keptLeaf = (kept: Leaf | undefined, now: Leaf | undefined): Leaf | undefined =>
  kept && !kept.strata && now && !isChanged(kept.tally, now.tally) ? now : kept;

function isHarmed(before: BasisCell, now: BasisCell | null): boolean {
  return DISCLOSED_COUNTS.some((count: DisclosedCount) => {
    const [earlier, later] = [before.counts[count], now?.counts[count] ?? 0];
    if (earlier === 0 || later === 0) return false;
    const wasShown = !before.withheld.includes(count);
    const isHidden = now!.withheld.includes(count);
    const difference = Math.abs(later - earlier);
    return wasShown && (isHidden || (difference > 0 && difference < POLICY.minimumToShow));
  });
}
