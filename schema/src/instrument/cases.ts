/**
 * Cases of the answer and routing rules: input and expected result. The widget, the pages and the api
 * run them too, so that all of them decide alike.
 */
import type { Item, Mode } from '../enums.ts';
import type { Fault, RawAnswer } from './answer-rules.ts';
import type { CommentText } from './comment-rules.ts';
import type { Answer, Level } from './types.ts';

const answered = <I extends string>(values: Partial<Record<I, number>>) =>
  Object.entries<number | undefined>(values).map(([item, value]) => ({ item: item as I, value: value as number }));

/** A set of answers and the faults it has; no faults: it is stored as `stored`. */
export interface AnswerCase {
  name: string;
  level: Level;
  mode: Mode;
  answers: readonly RawAnswer[];
  faults: readonly Fault[];
  /** Items in the order they are stored, when there is no fault. */
  stored?: readonly Item[];
}

export const ANSWER_CASES: readonly AnswerCase[] = [
  {
    name: 'one tap is a rating',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 5 }),
    faults: [],
    stored: ['SAT'],
  },
  {
    name: 'answers are stored in the order of the instrument',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ TECH: 2, RESULT: 4, TIME: 3, SAT: 1, EASE: 4 }),
    faults: [],
    stored: ['SAT', 'EASE', 'TIME', 'RESULT', 'TECH'],
  },
  {
    name: 'a rating without satisfaction is not stored',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ EASE: 5 }),
    faults: [{ code: 'ANSWER_MISSING', path: ['answers'] }],
  },
  {
    name: 'no answer at all is not stored',
    level: 'TOUCHPOINT',
    mode: 'WEB',
    answers: [],
    faults: [{ code: 'ANSWER_MISSING', path: ['answers'] }],
  },
  {
    name: 'six is not on the scale',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 6 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '0', 'value'] }],
  },
  {
    name: 'half a point is not on the scale',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 4.5 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '0', 'value'] }],
  },
  {
    name: 'a negative number is not on the scale',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: -1 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '0', 'value'] }],
  },
  {
    name: 'satisfaction always applies',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 0 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '0', 'value'] }],
  },
  {
    name: 'the result has four values',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 3, RESULT: 5 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '1', 'value'] }],
  },
  {
    name: 'being asked again has three values',
    level: 'LIFE_SITUATION',
    mode: 'WEB',
    answers: answered({ SAT: 3, REPEAT: 4 }),
    faults: [{ code: 'VALUE_OUT_OF_RANGE', path: ['answers', '1', 'value'] }],
  },
  {
    name: 'there may have been only one organisation',
    level: 'LIFE_SITUATION',
    mode: 'WEB',
    answers: answered({ SAT: 3, ONE: 0, TRUST: 2 }),
    faults: [],
    stored: ['SAT', 'ONE', 'TRUST'],
  },
  {
    name: 'a life situation without its other mandatory questions is stored',
    level: 'LIFE_SITUATION',
    mode: 'CHAT',
    answers: answered({ SAT: 2 }),
    faults: [],
    stored: ['SAT'],
  },
  {
    name: 'how organisations worked together is asked about life situations only',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 3, ONE: 4 }),
    faults: [{ code: 'ITEM_NOT_ASKED_HERE', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'trust may be asked about a service by a partner',
    level: 'SERVICE',
    mode: 'APP',
    answers: answered({ SAT: 3, TRUST: 4 }),
    faults: [],
    stored: ['SAT', 'TRUST'],
  },
  {
    name: 'approvals are asked about internal services only',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 3, RULES: 4 }),
    faults: [{ code: 'ITEM_NOT_ASKED_HERE', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'an employee rates approvals of an internal service',
    level: 'INTERNAL',
    mode: 'WEB',
    answers: answered({ SAT: 3, STAFF: 0, RULES: 5 }),
    faults: [],
    stored: ['SAT', 'STAFF', 'RULES'],
  },
  {
    name: 'staff are not rated after an inspection',
    level: 'SUPERVISION',
    mode: 'WEB',
    answers: answered({ SAT: 3, FAIR: 4, STAFF: 4 }),
    faults: [{ code: 'ITEM_NOT_ASKED_HERE', path: ['answers', '2', 'item'] }],
  },
  {
    name: 'two drivers are enough',
    level: 'SERVICE',
    mode: 'WEB',
    answers: answered({ SAT: 3, INFO: 4, DOCS: 0, FAIR: 1 }),
    faults: [{ code: 'TOO_MANY_DRIVERS', path: ['answers', '3', 'item'] }],
  },
  {
    name: 'one item has one answer',
    level: 'SERVICE',
    mode: 'WEB',
    answers: [
      { item: 'SAT', value: 3 },
      { item: 'SAT', value: 4 },
    ],
    faults: [{ code: 'ITEM_REPEATED', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'an item of another instrument is refused',
    level: 'SERVICE',
    mode: 'WEB',
    answers: [
      { item: 'SAT', value: 3 },
      { item: 'NPS', value: 9 },
    ],
    faults: [{ code: 'ITEM_UNKNOWN', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'a name every object has is not an item',
    level: 'SERVICE',
    mode: 'WEB',
    answers: [
      { item: 'SAT', value: 3 },
      { item: 'constructor', value: 1 },
    ],
    faults: [{ code: 'ITEM_UNKNOWN', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'a kiosk asks satisfaction only',
    level: 'SERVICE',
    mode: 'KIOSK',
    answers: answered({ SAT: 3, EASE: 4 }),
    faults: [{ code: 'ITEM_NOT_ASKED_HERE', path: ['answers', '1', 'item'] }],
  },
  {
    name: 'every fault is told at once',
    level: 'INTERNAL',
    mode: 'WEB',
    answers: answered({ EASE: 9, FAIR: 3, X: 1 }),
    faults: [
      { code: 'VALUE_OUT_OF_RANGE', path: ['answers', '0', 'value'] },
      { code: 'ITEM_NOT_ASKED_HERE', path: ['answers', '1', 'item'] },
      { code: 'ITEM_UNKNOWN', path: ['answers', '2', 'item'] },
      { code: 'ANSWER_MISSING', path: ['answers'] },
    ],
  },
];

/** Questions put, answers so far, and the item that is asked next (null: the end). */
export interface RouteCase {
  name: string;
  questions: readonly Item[];
  answers: readonly Answer[];
  skipped: readonly Item[];
  next: Item | null;
}

const SERVICE_QUESTIONS: readonly Item[] = ['SAT', 'EASE', 'TIME', 'RESULT', 'EXPLAIN', 'DOCS'];

export const ROUTE_CASES: readonly RouteCase[] = [
  { name: 'satisfaction comes first', questions: SERVICE_QUESTIONS, answers: [], skipped: [], next: 'SAT' },
  {
    name: 'the next question follows the one answered',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 4 }),
    skipped: [],
    next: 'EASE',
  },
  {
    name: 'a skipped question is not asked again',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 4 }),
    skipped: ['EASE', 'TIME'],
    next: 'RESULT',
  },
  {
    name: 'who went back and left a gap is asked there',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 4, TIME: 2 }),
    skipped: [],
    next: 'EASE',
  },
  {
    name: 'a decision that was made can be explained',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 1, EASE: 2, TIME: 1, RESULT: 1 }),
    skipped: [],
    next: 'EXPLAIN',
  },
  {
    name: 'while the matter is in progress nobody is asked about the decision',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 1, EASE: 2, TIME: 1, RESULT: 4 }),
    skipped: [],
    next: 'DOCS',
  },
  {
    name: 'who does not tell the result is not asked about the decision',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 1, EASE: 2, TIME: 1 }),
    skipped: ['RESULT'],
    next: 'DOCS',
  },
  {
    name: 'after the last question comes the end',
    questions: SERVICE_QUESTIONS,
    answers: answered<Item>({ SAT: 1, EASE: 2, TIME: 1, RESULT: 3, EXPLAIN: 5, DOCS: 0 }),
    skipped: [],
    next: null,
  },
  {
    name: 'a terminal asks one question',
    questions: ['SAT'],
    answers: answered<Item>({ SAT: 1 }),
    skipped: [],
    next: null,
  },
];

/** Comments as they arrive, their faults, and what is stored when there is none. */
export interface CommentCase {
  name: string;
  comments: readonly CommentText[];
  faults: readonly Fault[];
  stored?: readonly CommentText[];
}

export const COMMENT_CASES: readonly CommentCase[] = [
  { name: 'nobody has to comment', comments: [], faults: [], stored: [] },
  {
    name: 'an empty comment is not kept',
    comments: [{ question: 'IMPROVE', text: ' \n\t ' }],
    faults: [],
    stored: [],
  },
  {
    name: 'space around a comment is not kept',
    comments: [{ question: 'GOOD', text: '  Всё быстро.\n' }],
    faults: [],
    stored: [{ question: 'GOOD', text: 'Всё быстро.' }],
  },
  {
    name: 'two thousand characters fit, and space around them does not count',
    comments: [{ question: 'IMPROVE', text: ` ${'я'.repeat(2000)} ` }],
    faults: [],
    stored: [{ question: 'IMPROVE', text: 'я'.repeat(2000) }],
  },
  {
    name: 'a face counts as one character',
    comments: [{ question: 'IMPROVE', text: '🙂'.repeat(2000) }],
    faults: [],
    stored: [{ question: 'IMPROVE', text: '🙂'.repeat(2000) }],
  },
  {
    name: 'one character more is too long',
    comments: [
      { question: 'GOOD', text: 'Ok' },
      { question: 'IMPROVE', text: 'я'.repeat(2001) },
    ],
    faults: [{ code: 'COMMENT_TOO_LONG', path: ['comments', '1', 'text'] }],
  },
  {
    name: 'one open question has one answer',
    comments: [
      { question: 'GOOD', text: 'Staff' },
      { question: 'GOOD', text: 'Site' },
    ],
    faults: [{ code: 'ITEM_REPEATED', path: ['comments', '1', 'question'] }],
  },
];
