import type { Content, Place } from '../workload/operation.ts';
import type { KnownRating, Knowledge } from './known-rating.ts';
import type { StoredContent, StoredPlace, StoredRating } from './stored-rating.ts';

/** What must all be zero. */
export interface Differences {
  /** Acknowledged writes that are not in the database. */
  acknowledgedButMissing: number;
  /** Refused writes that are. */
  presentButRejected: number;
  /** Submissions that are there twice, ratings of no submission, submissions nobody sent. */
  duplicates: number;
  /** Writes that were never answered. */
  unknownLeft: number;
  /** Ratings that hold something else than the last revision says, or lie at another place; what a withdrawal left. */
  wrongContent: number;
  /** Answers other than promised. */
  wrongAnswers: number;
}

/** Differences, with a line for each of the first few. */
export interface Comparison extends Differences {
  examples: string[];
}

const EXAMPLES_AT_MOST = 10;

/** Compares what was acknowledged with what is stored. */
export function compare(knowledge: Knowledge, stored: StoredContent): Comparison {
  const found: Comparison = {
    acknowledgedButMissing: 0,
    presentButRejected: 0,
    duplicates: 0,
    unknownLeft: knowledge.unknownLeft,
    wrongContent: 0,
    wrongAnswers: knowledge.wrongAnswers.length,
    examples: [],
  };
  const note: Note = (kind, what, times = 1) => {
    if (times === 0) return;
    found[kind] += times;
    if (found.examples.length < EXAMPLES_AT_MOST) found.examples.push(`${kind}: ${what}`);
  };
  const rowsById = Map.groupBy(stored.submissions, ({ id }) => id);
  for (const known of knowledge.ratings.values()) compareRating(known, rowsById.get(known.id) ?? [], note);
  for (const id of rowsById.keys()) if (!knowledge.ratings.has(id)) note('duplicates', `${id}: nobody sent it`);
  note('duplicates', 'ratings that do not belong to exactly one submission', stored.strayRatings);
  note('wrongContent', 'comments without their rating', stored.strayComments);
  found.examples.push(...knowledge.wrongAnswers.slice(0, EXAMPLES_AT_MOST - found.examples.length));
  return found;
}

type Note = (kind: Exclude<keyof Comparison, 'examples'>, what: string, times?: number) => void;

function compareRating(known: KnownRating, rows: readonly StoredRating[], note: Note): void {
  const { id, isSubmitted, place, acknowledgedRevisions, withdrawal } = known;
  const isAcknowledged = isSubmitted || acknowledgedRevisions.size > 0 || withdrawal === 'ACKNOWLEDGED';
  const [row] = rows;
  note('duplicates', `${id}: ${rows.length} submissions`, Math.max(0, rows.length - 1));
  if (!row) {
    const lost = Number(isSubmitted) + acknowledgedRevisions.size + Number(withdrawal === 'ACKNOWLEDGED');
    if (isAcknowledged) note('acknowledgedButMissing', `${id}: the submission and all after it`, lost);
    return;
  }
  if (!place) return note('presentButRejected', `${id}: the submission`);
  if (row.isWithdrawn) {
    if (withdrawal === 'NONE') note('acknowledgedButMissing', `${id}: withdrawn, though nobody asked`);
    if (row.rating) note('wrongContent', `${id}: withdrawn, but its rating is there`);
    return;
  }
  if (withdrawal === 'ACKNOWLEDGED') return note('acknowledgedButMissing', `${id}: the withdrawal`);
  if (!row.rating) return note('acknowledgedButMissing', `${id}: the rating of the submission`);
  const { revision, status, content, place: found } = row.rating;
  const lost = [...acknowledgedRevisions].filter((acknowledged) => acknowledged > revision).length;
  note('acknowledgedButMissing', `${id}: revisions after ${revision}`, lost);
  if (known.refused.some((refused) => isSame(refused, content)) && !isSame(known.contents.get(revision), content))
    note('presentButRejected', `${id}: refused content`);
  else if (!isSame(known.contents.get(revision), content) || status !== 'COUNTED')
    note('wrongContent', `${id}: revision ${revision} (${status})`);
  else if (!isAt(place, found)) note('wrongContent', `${id}: lies under ${Object.values(found).join(', ')}`);
}

const isAt = (known: Place, { service, mode, day }: StoredPlace): boolean =>
  known.service === service && known.mode === mode && (known.day === null || known.day === day);

function isSame(one: Content | undefined, other: Content): boolean {
  return (
    one !== undefined &&
    one.sat === other.sat &&
    one.ease === other.ease &&
    one.time === other.time &&
    one.result === other.result &&
    one.comment === other.comment
  );
}
