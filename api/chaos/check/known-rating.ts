import type { JournalledOperation } from '../journal/read-journal.ts';
import type { WriteAnswer } from '../workload/answer.ts';
import type { Content, Operation, Place, Write } from '../workload/operation.ts';

/** All that the journal says about one submission. */
export interface KnownRating {
  id: string;
  /** True once the server said that it is stored. */
  isSubmitted: boolean;
  /** Revisions the server said are stored. */
  acknowledgedRevisions: Set<number>;
  /** Content by revision of everything sent that may be stored, 0 for the first submission. */
  contents: Map<number, Content>;
  /** Where it belongs, as its first submission says; null: none was sent in a form that may be stored. */
  place: Place | null;
  /** Contents that were refused under this id. */
  refused: Content[];
  /** ASKED: a withdrawal was sent and nobody knows. */
  withdrawal: 'NONE' | 'ASKED' | 'ACKNOWLEDGED';
  receipts: Set<string>;
}

/** Everything the journal knows, and what was wrong with the answers themselves. */
export interface Knowledge {
  ratings: Map<string, KnownRating>;
  /** Writes whose every attempt stayed unanswered. */
  unknownLeft: number;
  /** Answers other than promised: INTERNAL, a refusal of what is right, an acceptance of what is wrong, a changed receipt. */
  wrongAnswers: string[];
  /** Requests that were answered as done, at least in part. */
  acknowledgedRequests: number;
  /** Writes that were acknowledged: rows of imports one by one. */
  acknowledgedWrites: number;
  /** Writes that were refused, all of them on purpose unless `wrongAnswers` says otherwise. */
  refusedWrites: number;
}

/** Sums up a journal. */
export function knowledgeOf(operations: readonly JournalledOperation[]): Knowledge {
  const knowledge: Knowledge = {
    ratings: new Map(),
    unknownLeft: 0,
    wrongAnswers: [],
    acknowledgedRequests: 0,
    acknowledgedWrites: 0,
    refusedWrites: 0,
  };
  for (const { operation, answers, internalErrors } of operations) {
    let isAcknowledged = false;
    for (let times = 0; times < internalErrors; times++)
      knowledge.wrongAnswers.push(`${operation.writes[0]!.id}: ${operation.mutation} got INTERNAL`);
    for (const [index, write] of operation.writes.entries()) {
      const known = ratingOf(knowledge.ratings, write.id);
      noteIntent(known, write, placeOf(operation, index));
      const given = answers.map((writes) => writes[index]!);
      if (given.length === 0) knowledge.unknownLeft++;
      for (const answer of given) noteAnswer(known, write, answer, knowledge.wrongAnswers);
      const isDone = given.some(({ is }) => is === 'DONE');
      if (isDone) knowledge.acknowledgedWrites++;
      else if (given.length > 0) knowledge.refusedWrites++;
      isAcknowledged ||= isDone;
    }
    if (isAcknowledged) knowledge.acknowledgedRequests++;
  }
  for (const { id, receipts } of knowledge.ratings.values())
    if (receipts.size > 1) knowledge.wrongAnswers.push(`${id}: ${receipts.size} different receipts`);
  return knowledge;
}

/** Where a write of an operation puts its rating. */
const placeOf = ({ service, mode, days }: Operation, index: number): Place => ({
  service,
  mode,
  day: days[index] ?? null,
});

function ratingOf(ratings: Map<string, KnownRating>, id: string): KnownRating {
  const known = ratings.get(id) ?? {
    id,
    isSubmitted: false,
    acknowledgedRevisions: new Set(),
    contents: new Map(),
    place: null,
    refused: [],
    withdrawal: 'NONE',
    receipts: new Set(),
  };
  ratings.set(id, known);
  return known;
}

function noteIntent(known: KnownRating, { kind, revision, content, expects }: Write, place: Place): void {
  if (expects !== 'DONE') {
    // Sent again after a withdrawal it has the content of the first time: nothing new is refused.
    if (expects !== 'RATING_WITHDRAWN') known.refused.push(content!);
    return;
  }
  if (kind === 'WITHDRAW') known.withdrawal = known.withdrawal === 'NONE' ? 'ASKED' : known.withdrawal;
  else known.contents.set(revision, content!);
  if (kind === 'SUBMIT') known.place = place;
}

function noteAnswer(known: KnownRating, write: Write, answer: WriteAnswer, wrongAnswers: string[]): void {
  const { kind, id, revision, expects } = write;
  const given = answer.is === 'DONE' ? 'DONE' : answer.code;
  if (given !== expects) wrongAnswers.push(`${id}: ${kind} ${revision} got ${given} instead of ${expects}`);
  if (answer.is !== 'DONE') return;
  if (answer.receipt) known.receipts.add(answer.receipt);
  if (kind === 'SUBMIT') known.isSubmitted = true;
  else if (kind === 'REVISE') known.acknowledgedRevisions.add(revision);
  else known.withdrawal = 'ACKNOWLEDGED';
}
