import { describe, expect, test } from 'vitest';
import { compare } from '../../chaos/check/compare.ts';
import { knowledgeOf } from '../../chaos/check/known-rating.ts';
import type { StoredContent, StoredPlace, StoredRating } from '../../chaos/check/stored-rating.ts';
import type { JournalLine } from '../../chaos/journal/journal.ts';
import { contentOf } from '../../chaos/journal/read-journal.ts';
import type { WriteAnswer } from '../../chaos/workload/answer.ts';
import type { Content, Operation, Write } from '../../chaos/workload/operation.ts';

const ID = 'a';
const first: Content = { sat: 4, ease: 2, time: null, result: 1, comment: null };
const second: Content = { sat: 1, ease: null, time: 5, result: 2, comment: 'slow' };

const submitted: Write = { kind: 'SUBMIT', id: ID, revision: 0, content: first, expects: 'DONE' };
const revised: Write = { kind: 'REVISE', id: ID, revision: 1, content: second, expects: 'DONE' };
const withdrawn: Write = { kind: 'WITHDRAW', id: ID, revision: 0, content: null, expects: 'DONE' };
const done = (receipt: string | null = 'R'): WriteAnswer => ({ is: 'DONE', revision: 0, receipt });
const refused = (code: string): WriteAnswer => ({ is: 'REFUSED', code });

/** A journal of writes with the answers to each. */
function journal(...entries: [write: Write, ...answers: WriteAnswer[]][]): JournalLine[] {
  return entries.flatMap(([write, ...answers], intent): JournalLine[] => {
    const operation: Operation = {
      mutation: 'ratingSubmit',
      writes: [write],
      service: 's',
      mode: 'WEB',
      days: [],
      isTwice: false,
      pauseMs: 0,
    };
    return [
      { at: 0, intent, operation },
      { at: 0, outcome: intent, of: { is: 'UNKNOWN', reason: 'ECONNRESET' } },
      ...answers.map((answer): JournalLine => ({
        at: 1,
        outcome: intent,
        of: { is: 'ANSWERED', writes: [answer] },
      })),
    ];
  });
}

/** The same writes as imports, with the day of collection. */
const imported = (lines: JournalLine[], day: string): JournalLine[] =>
  lines.map((line) =>
    'intent' in line ? { ...line, operation: { ...line.operation, mutation: 'ratingsImport', days: [day] } } : line,
  );

const place: StoredPlace = { service: 's', mode: 'WEB', day: '2026-11-22' };
const stored = (content: Content, revision = 0, id = ID, at: Partial<StoredPlace> = {}): StoredRating => ({
  id,
  isWithdrawn: false,
  rating: { revision, status: 'COUNTED', content, place: { ...place, ...at } },
});
const tombstone: StoredRating = { id: ID, isWithdrawn: true, rating: null };
const database = (...submissions: StoredRating[]): StoredContent => ({
  submissions,
  strayRatings: 0,
  strayComments: 0,
  ratings: submissions.filter(({ rating }) => rating).length,
});

/** Only what is not zero. */
function differences(lines: JournalLine[], found: StoredContent): Record<string, number> {
  const { examples, ...counts } = compare(knowledgeOf(contentOf(lines).operations), found);
  const wrong = Object.entries(counts).filter(([, count]) => count !== 0);
  expect(examples.length > 0 || 'unknownLeft' in Object.fromEntries(wrong)).toBe(wrong.length > 0);
  return Object.fromEntries(wrong);
}

describe('the comparison passes', () => {
  test.each<[string, JournalLine[], StoredContent]>([
    ['what was acknowledged and is there', journal([submitted, done()]), database(stored(first))],
    ['the last acknowledged revision', journal([submitted, done()], [revised, done()]), database(stored(second, 1))],
    ['a withdrawn rating', journal([submitted, done()], [withdrawn, done(null)]), database(tombstone)],
    [
      'an imported rating on the day that was sent',
      imported(journal([submitted, done()]), '2026-10-01'),
      database(stored(first, 0, ID, { day: '2026-10-01' })),
    ],
    [
      'a rating whose day was not sent, on whatever day it came',
      journal([submitted, done()]),
      database(stored(first, 0, ID, { day: '2026-11-23' })),
    ],
    ['the same answer twice', journal([submitted, done(), done()]), database(stored(first))],
    [
      'a conflict that was refused and changed nothing',
      journal(
        [submitted, done()],
        [{ ...submitted, content: second, expects: 'IDEMPOTENCY_CONFLICT' }, refused('IDEMPOTENCY_CONFLICT')],
      ),
      database(stored(first)),
    ],
    [
      'a bad submission that is not there',
      journal([{ ...submitted, expects: 'VALUE_OUT_OF_RANGE' }, refused('VALUE_OUT_OF_RANGE')]),
      database(),
    ],
  ])('%s', (_what, lines, found) => {
    expect(differences(lines, found)).toEqual({});
  });
});

describe('the comparison finds', () => {
  const acknowledged = journal([submitted, done()]);
  const both = journal([submitted, done()], [revised, done()]);
  test.each<[string, JournalLine[], StoredContent, Record<string, number>]>([
    ['a lost submission', acknowledged, database(), { acknowledgedButMissing: 1 }],
    ['a lost submission with its revision', both, database(), { acknowledgedButMissing: 2 }],
    ['a lost revision', both, database(stored(first)), { acknowledgedButMissing: 1 }],
    [
      'a lost withdrawal',
      journal([submitted, done()], [withdrawn, done(null)]),
      database(stored(first)),
      { acknowledgedButMissing: 1 },
    ],
    ['a rating that nobody withdrew', acknowledged, database(tombstone), { acknowledgedButMissing: 1 }],
    ['other answers', acknowledged, database(stored({ ...first, ease: 3 })), { wrongContent: 1 }],
    ['a lost comment', both, database(stored({ ...second, comment: null }, 1)), { wrongContent: 1 }],
    [
      'a rating that is not counted',
      acknowledged,
      database({ ...stored(first), rating: { revision: 0, status: 'HELD', content: first, place } }),
      { wrongContent: 1 },
    ],
    [
      'a rating of another service',
      acknowledged,
      database(stored(first, 0, ID, { service: 't' })),
      { wrongContent: 1 },
    ],
    [
      'a rating of something that is no service',
      acknowledged,
      database(stored(first, 0, ID, { service: null })),
      { wrongContent: 1 },
    ],
    ['a rating in another mode', acknowledged, database(stored(first, 0, ID, { mode: 'APP' })), { wrongContent: 1 }],
    [
      'an imported rating on another day',
      imported(acknowledged, '2026-10-01'),
      database(stored(first)),
      { wrongContent: 1 },
    ],
    ['a revision that moved its rating', both, database(stored(second, 1, ID, { mode: 'APP' })), { wrongContent: 1 }],
    [
      'what a withdrawal left behind',
      journal([submitted, done()], [withdrawn, done(null)]),
      database({ ...stored(first), isWithdrawn: true }),
      { wrongContent: 1 },
    ],
    ['a submission that is there twice', acknowledged, database(stored(first), stored(first)), { duplicates: 1 }],
    ['one that nobody sent', acknowledged, database(stored(first), stored(first, 0, 'b')), { duplicates: 1 }],
    ['ratings of no submission', acknowledged, { ...database(stored(first)), strayRatings: 2 }, { duplicates: 2 }],
    ['comments of no rating', acknowledged, { ...database(stored(first)), strayComments: 1 }, { wrongContent: 1 }],
    [
      'a refused submission that is there',
      journal([{ ...submitted, expects: 'VALUE_OUT_OF_RANGE' }, refused('VALUE_OUT_OF_RANGE')]),
      database(stored(first)),
      { presentButRejected: 1 },
    ],
    [
      'refused content that is there',
      journal(
        [submitted, done()],
        [{ ...submitted, content: second, expects: 'IDEMPOTENCY_CONFLICT' }, refused('IDEMPOTENCY_CONFLICT')],
      ),
      database(stored(second)),
      { presentButRejected: 1 },
    ],
    ['what was never answered', journal([submitted]), database(), { unknownLeft: 1 }],
    ['a refusal of what is right', journal([submitted, refused('RATING_NOT_FOUND')]), database(), { wrongAnswers: 1 }],
    [
      'a rating over which the server stumbled, though it was acknowledged when it was sent again',
      [...acknowledged, { at: 2, outcome: 0, of: { is: 'UNKNOWN', reason: '200 INTERNAL', isInternal: true } }],
      database(stored(first)),
      { wrongAnswers: 1 },
    ],
    ['a receipt that changes', journal([submitted, done(), done('S')]), database(stored(first)), { wrongAnswers: 1 }],
  ])('%s', (_what, lines, found, expected) => {
    expect(differences(lines, found)).toEqual(expected);
  });
});

test('an unknown write may be there or not, but only once and as it was sent', () => {
  const lines = journal([submitted]);
  expect(differences(lines, database(stored(first)))).toEqual({ unknownLeft: 1 });
  expect(differences(lines, database(stored(second)))).toEqual({ unknownLeft: 1, wrongContent: 1 });
});

test('an outcome without its intent is no journal', () => {
  expect(() => contentOf(journal([submitted, done()]).slice(2))).toThrow('before its intent');
});
