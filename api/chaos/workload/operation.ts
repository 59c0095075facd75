import type { ErrorCode, Mode } from '@otklik/schema';

/** What a rating says, as far as the check compares it. Values are points of their scales. */
export interface Content {
  sat: number;
  ease: number | null;
  time: number | null;
  result: number | null;
  comment: string | null;
}

/** Where a rating belongs, for good: no revision moves it. */
export interface Place {
  /** Slug of the service that is rated. */
  service: string;
  mode: Mode;
  /** Day of collection as it was sent; null where the day of receipt decides. */
  day: string | null;
}

/** What is asked about one rating. */
export interface Write {
  kind: 'SUBMIT' | 'REVISE' | 'WITHDRAW';
  /** The sender's UUID of the submission. */
  id: string;
  /** Number of the revision; 0 for anything else. */
  revision: number;
  /** Null for a withdrawal. */
  content: Content | null;
  /** What the server is to answer: that it is done, or this refusal. */
  expects: 'DONE' | ErrorCode;
}

/** One request: a write, or the rows of an import. */
export interface Operation {
  mutation: 'ratingSubmit' | 'ratingRevise' | 'ratingWithdraw' | 'ratingsImport';
  writes: Write[];
  /** Slug of the service that is rated. */
  service: string;
  /** Mode in which all of it was answered. */
  mode: Mode;
  /** Days of collection of the rows of an import; empty otherwise. */
  days: string[];
  /** Sent over two connections at the same time, as by an impatient finger. */
  isTwice: boolean;
  /** Pause after the answer to the operation before it on the same rating. */
  pauseMs: number;
}
