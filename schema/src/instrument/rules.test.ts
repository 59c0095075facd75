import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANSWER_CASES, COMMENT_CASES, ROUTE_CASES } from './cases.ts';
import {
  ITEM_DEFINITIONS,
  ITEM_ORDER,
  answerLabel,
  checkAnswers,
  checkComments,
  commentLength,
  keptComments,
  nextQuestion,
  questionsOnRoute,
  scoreOf,
  sortedAnswers,
  type Question,
} from './index.ts';
import type { Item } from '../enums.ts';

const question = (item: Item): Question => ({ item, text: item, mandatory: false, options: [], doesNotApply: null });

describe('answers', () => {
  test.each(ANSWER_CASES)('$name', ({ level, mode, answers, faults, stored }) => {
    expect(checkAnswers(level, answers, { mode })).toEqual(faults);
    if (stored) expect(sortedAnswers(answers).map((answer) => answer.item)).toEqual(stored);
  });

  test('every case that has no fault says what is stored', () => {
    for (const { faults, stored } of ANSWER_CASES) expect(stored === undefined).toBe(faults.length > 0);
  });

  test('are stored alike, in whatever order they come', () => {
    const answers = ITEM_ORDER.map((item) => ({ item, value: 1 }));
    fc.assert(
      fc.property(fc.shuffledSubarray(answers), (shuffled) => {
        const sorted = sortedAnswers(shuffled);
        expect(sorted).toEqual(answers.filter((answer) => shuffled.includes(answer)));
        expect(sortedAnswers(sorted)).toEqual(sorted);
      }),
    );
  });

  test('never make the rules fail, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ item: fc.string(), value: fc.double() })), (answers) => {
        expect(checkAnswers('SERVICE', answers, { mode: 'WEB' })).not.toEqual([]);
      }),
    );
  });
});

describe('scores', () => {
  test('run from 0 to 100 in steps of 25', () => {
    expect([1, 2, 3, 4, 5].map((value) => scoreOf('SAT', value))).toEqual([0, 25, 50, 75, 100]);
    for (const item of ITEM_ORDER.filter((code) => ITEM_DEFINITIONS[code].kind === 'RATING')) {
      for (const value of [1, 2, 3, 4, 5]) expect(scoreOf(item, value)).toBe((100 * (value - 1)) / 4);
    }
  });

  test('are never given to facts, to "does not apply" or to values that do not exist', () => {
    expect([scoreOf('RESULT', 3), scoreOf('REPEAT', 1), scoreOf('ONE', 0), scoreOf('SAT', 6)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

test('a stored answer reads as it did when it was given', () => {
  expect(answerLabel('SAT', 4, 'RU')).toBe('Скорее довольны');
  expect(answerLabel('ONE', 0, 'EN')).toBe('There was only one');
  expect(answerLabel('DOCS', 0, 'RU')).toBe('Ничего не требовалось');
  expect([answerLabel('SAT', 0, 'EN'), answerLabel('REPEAT', 4, 'EN')]).toEqual([null, null]);
});

describe('routing', () => {
  test.each(ROUTE_CASES)('$name', ({ questions, answers, skipped, next }) => {
    expect(nextQuestion(questions.map(question), answers, skipped)?.item ?? null).toBe(next);
  });

  test('all questions on the route are listed when the page shows them at once', () => {
    const asked = ['SAT', 'RESULT', 'EXPLAIN', 'INFO'] as const;
    const listed = (result: number) =>
      questionsOnRoute(asked.map(question), [{ item: 'RESULT', value: result }]).map(({ item }) => item);
    expect(listed(4)).toEqual(['SAT', 'RESULT', 'INFO']);
    expect(listed(2)).toEqual(asked);
  });
});

describe('comments', () => {
  test.each(COMMENT_CASES)('$name', ({ comments, faults, stored }) => {
    expect(checkComments(comments)).toEqual(faults);
    if (stored) expect(keptComments(comments)).toEqual(stored);
  });

  test('are counted in characters, as a person counts them', () => {
    expect([commentLength('  Ой! '), commentLength('👍🏽')]).toEqual([3, 2]);
  });

  test('keep no character a database cannot hold', () => {
    expect(keptComments([{ question: 'GOOD', text: 'a\0b' }])).toEqual([{ question: 'GOOD', text: 'ab' }]);
    expect(keptComments([{ question: 'GOOD', text: '\0 ' }])).toEqual([]);
  });
});
