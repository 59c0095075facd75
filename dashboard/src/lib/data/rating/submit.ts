import type { Answer, CommentQuestion, Language } from '@otklik/schema';
import type { UserError } from '../receipt/receipt.ts';
import { askPublic } from '../run.ts';

/** A stored rating. */
export interface StoredRating {
  id: string;
  revision: number;
  receipt: string;
  day: string;
}

/** A stored rating, or why it was not stored. */
export interface RatingOutcome {
  rating: StoredRating | null;
  userErrors: readonly UserError[];
}

/** The subject as the API takes it; null is the touchpoint itself. */
export type SubjectReference = { service: string } | { lifeSituation: string } | null;

/** A first answer. `id` is the random UUID rendered into the form: the same id is never counted twice. */
export interface FirstAnswer {
  id: string;
  touchpoint: string;
  subject: SubjectReference;
  segment: string | null;
  invitation: string | null;
  language: Language;
  instrumentVersion: string;
  value: number;
}

/** All answers of a rating, as they should stand now. */
export interface FullAnswer {
  id: string;
  revision: number;
  answers: readonly Answer[];
  comments: readonly { question: CommentQuestion; text: string }[];
  mayQuote: boolean;
  usedServices: readonly string[];
}

const OUTCOME = `rating { id revision receipt day } userErrors { code path message }`;

export const SUBMIT = `mutation Submit($input: RatingSubmitInput!) { ratingSubmit(input: $input) { ${OUTCOME} } }`;
/** The answers of a rating as they are stored. */
export const STORED = `query Stored($code: String!) { receipt(code: $code) { answers { item value } } }`;
export const REVISE = `mutation Revise($input: RatingReviseInput!) { ratingRevise(input: $input) { ${OUTCOME} } }`;

/**
 * Stores a first answer. Sent again with the same id it is the same rating; with another value (a
 * second tap before the page came back) it becomes a revision of it.
 */
export async function submitFirstAnswer(locals: App.Locals, first: FirstAnswer): Promise<RatingOutcome> {
  const answers: Answer[] = [{ item: 'SAT', value: first.value }];
  const { id, touchpoint, subject, segment, invitation, language, instrumentVersion } = first;
  const input = { id, touchpoint, subject, segment, invitation, language, instrumentVersion, mode: 'WEB', answers };
  const { ratingSubmit } = await askPublic<{ ratingSubmit: RatingOutcome }>(locals, SUBMIT, { input });
  const { rating, userErrors } = ratingSubmit;
  if (!userErrors.some(({ code }) => code === 'IDEMPOTENCY_CONFLICT')) {
    // The same tap again after another one in between: what is stored decides, not what was tapped first.
    if (!rating?.revision || (await storedValue(locals, rating.receipt)) === first.value) return ratingSubmit;
  }
  const revision = (rating?.revision ?? 0) + 1;
  return reviseAsNewest(locals, { id, revision, answers, comments: [], mayQuote: false, usedServices: [] });
}

/** Satisfaction as it is stored now. */
async function storedValue(locals: App.Locals, receipt: string): Promise<number | undefined> {
  const found = await askPublic<{ receipt: { answers: readonly Answer[] } | null }>(locals, STORED, { code: receipt });
  return found.receipt?.answers.find(({ item }) => item === 'SAT')?.value;
}

/** Revisions of one rating that may meet before a person is told to try again. */
const MEETINGS_AT_MOST = 5;

/**
 * Replaces all answers of a rating by what the person has just sent, also from a page that was opened before a later
 * one was sent: whoever goes back and sends means it.
 */
export async function reviseAsNewest(locals: App.Locals, content: FullAnswer): Promise<RatingOutcome> {
  let outcome = await reviseRating(locals, content);
  for (let revision = content.revision, meetings = 0; meetings < MEETINGS_AT_MOST; meetings++) {
    const { rating, userErrors } = outcome;
    const isTaken = userErrors.some(({ code }) => code === 'REVISION_CONFLICT');
    if (!isTaken && (!rating || rating.revision <= revision)) break;
    revision = Math.max(revision, rating?.revision ?? 0) + 1;
    outcome = await reviseRating(locals, { ...content, revision });
  }
  return outcome;
}

/** Replaces all answers of a rating. The same revision with the same content gets the same outcome. */
export async function reviseRating(locals: App.Locals, { id, ...content }: FullAnswer): Promise<RatingOutcome> {
  const input = { rating: { id }, ...content };
  return (await askPublic<{ ratingRevise: RatingOutcome }>(locals, REVISE, { input })).ratingRevise;
}
