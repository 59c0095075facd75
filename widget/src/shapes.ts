import type { CommentQuestion, Item, RatingStatus } from '@otklik/schema';
import type { Answer, Question } from '@otklik/schema/instrument';

export type { Answer, Question };

/** What is rated; null elsewhere means the touchpoint itself. Exactly one key. */
export type SubjectInput = { service: string } | { lifeSituation: string };

/** One open answer. */
export interface CommentAnswer {
  question: CommentQuestion;
  text: string;
}

/** The question as the server sends it. */
export interface AskedQuestionnaire {
  instrumentVersion: string;
  leadIn: string;
  open: boolean;
  questions: readonly Question[];
  comments: readonly { question: CommentQuestion; text: string }[];
}

/** A rating the server has acknowledged. */
export interface AcknowledgedRating {
  id: string;
  revision: number;
  status: RatingStatus;
  receipt: string;
}

/** What this tab remembers of its own rating, so that it can be changed after a reload. */
export interface OwnRating {
  id: string;
  /** Version it is answered in, and the items that were put: after a reload the same is asked again. */
  instrumentVersion: string;
  items: readonly Item[];
  revision: number;
  answers: Partial<Record<Item, number>>;
  comments: Partial<Record<CommentQuestion, string>>;
  mayQuote: boolean;
  rating: AcknowledgedRating | null;
}
