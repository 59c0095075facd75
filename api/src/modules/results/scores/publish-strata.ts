import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Directory } from '../../registry/index.ts';
import {
  cellKey,
  countOf,
  DISCLOSED_COUNTS,
  type DisclosedCount,
  type Part,
  subjectKey,
  type SubjectTallies,
  WHOLE,
} from '../disclosure.rules.ts';
import { isInternal } from '../internal-clients.rules.ts';
import { countedCells } from '../mode-table/counted-cells.rules.ts';
import { ADJUSTED_ITEMS, type AdjustedItem } from '../mode-table/mode-table.ts';
import type { PublicationRow } from '../publication.rules.ts';
import type { Edition } from '../publication-basis.repository.ts';
import { CLASS_COUNT, classCell } from '../source-classes.rules.ts';
import { sumTallies } from '../tally.ts';
import { areMonthsSafe } from './months-in-strata.rules.ts';
import type { PublishedScores } from './published-scores.ts';
import type { ToldStrata, toldStrata } from './score-strata.rules.ts';
import type { RestRequest, ServiceAnswers } from './strata-beside-rest.rules.ts';
import type { FlowShare } from './stratum.ts';
import type { ToldBefore } from './told-before.repository.ts';

/** What could be told of a quarter, and what is asked before it is. */
export interface StrataToTell extends RestRequest {
  /** Strata by service. */
  could: ReadonlyMap<string, ToldStrata>;
}

interface Sources {
  directory: Directory;
  quarter: Edition;
  months: readonly Edition[];
  /** Transactions by service. */
  flowOf: ReadonlyMap<string, readonly FlowShare[]>;
  /** What earlier editions told, by service. */
  before: ReadonlyMap<string, ToldBefore>;
  strataOf: typeof toldStrata;
}

/**
 * The services of which all strata could be told by themselves: of which nothing is withheld, in the quarter, a month, a channel or a
 * source class, nor told of a month by them (`areMonthsSafe`), and the weights of channels are told of every item, in the first edition of a quarter that tells
 * ingredients, or where that one told them. What comes between two editions of such a service is decided with its strata.
 */
export async function strataToTell(
  rows: readonly PublicationRow[],
  { directory, quarter, months, flowOf, before, strataOf }: Sources,
): Promise<StrataToTell> {
  const external = quarter.subjects.filter(
    ({ subject }) => subject.kind === 'SERVICE' && !isInternal(subject, directory),
  );
  const services = new Map(external.map((one) => [one.subject.id, answersOf(one, quarter)]));
  const already = new Set([...before].flatMap(([id, { strata }]) => (strata && services.has(id) ? [id] : [])));
  const could = new Map<string, ToldStrata>();
  const rowOf = new Map(
    rows.flatMap((row) => (row.subject.kind === 'SERVICE' && row.breakdown === 'ALL' ? [[row.subject.id, row]] : [])),
  );
  // Of an edition that did not keep its strata yet nobody can say what is left.
  for (const one of external.every(({ strata }) => strata) ? external : []) {
    const { id } = one.subject;
    const adjusted = rowOf.get(id)?.figures.adjusted;
    if (!adjusted?.ingredients || before.get(id)?.strata === false) continue;
    if (![quarter, ...months].every((edition) => isShownWhole(id, edition))) continue;
    const ofMonths = months.map((month) => month.subjects.find(({ subject }) => isService(subject, id))?.strata ?? []);
    if (!areMonthsSafe(ofMonths)) continue;
    // Others have their turn meanwhile.
    await nextTurn();
    const strata = strataOf(one.strata ?? [], flowOf.get(id) ?? [], itemsWithWeights(one, adjusted));
    if (Object.keys(strata).length > 0) could.set(id, strata);
  }
  return { could, services, wanted: new Set(could.keys()), already };
}

/** The rows with the strata of those services. */
export const withStrata = (
  rows: readonly PublicationRow[],
  could: StrataToTell['could'],
  told: ReadonlySet<string>,
): PublicationRow[] =>
  rows.map((row): PublicationRow => {
    const { subject, breakdown } = row;
    const strata = subject.kind === 'SERVICE' && breakdown === 'ALL' && told.has(subject.id) && could.get(subject.id);
    return strata ? { ...row, strata } : row;
  });

const isService = ({ kind, id }: SubjectTallies['subject'], service: string): boolean =>
  kind === 'SERVICE' && id === service;

/** Items with an answer; none where one of them has no weights. */
function itemsWithWeights({ byChannel }: SubjectTallies, { ingredients }: PublishedScores): AdjustedItem[] {
  const whole = sumTallies(byChannel.values());
  const items = ADJUSTED_ITEMS.filter((item) => countOf(whole, item) > 0);
  return items.every((item) => ingredients?.AS_EXPERIENCED[item]?.weights) ? items : [];
}

function answersOf({ subject, strata }: SubjectTallies, { disclosures }: Edition): ServiceAnswers {
  const isWithheld = (count: DisclosedCount, part: Part) =>
    disclosures.get(count)!.get(cellKey(subjectKey(subject), part)) !== 'PUBLISHED';
  return {
    cells: countedCells(strata ?? []),
    isWithheld: (item, channel) => isWithheld(item, channel) || isWithheld(item, WHOLE),
  };
}

/** True where nothing of a service is withheld that has an answer: no count of it, of a channel, or of a source class. */
function isShownWhole(service: string, { grain, subjects, disclosures, classes }: Edition): boolean {
  const own = subjects.find(({ subject }) => isService(subject, service));
  if (!own) return true;
  const parts = [[WHOLE, sumTallies(own.byChannel.values())] as const, ...own.byChannel];
  const isPublished = parts.every(([part, tally]) =>
    DISCLOSED_COUNTS.every(
      (count) =>
        countOf(tally, count) === 0 ||
        disclosures.get(count)!.get(cellKey(subjectKey(own.subject), part)) === 'PUBLISHED',
    ),
  );
  if (grain === 'MONTH' || !isPublished) return isPublished;
  const ofClasses = classes?.tallies.find(({ subject }) => subjectKey(subject) === subjectKey(own.subject));
  if (!classes || !ofClasses) return false;
  return [...ofClasses.byClass].every(
    ([scored, tally]) => countOf(tally, CLASS_COUNT) === 0 || classes.shown.has(classCell(own.subject, scored)),
  );
}
