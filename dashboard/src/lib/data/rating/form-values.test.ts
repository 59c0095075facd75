import { expect, test } from 'vitest';
import { formFaults } from './form-faults.ts';
import { givenComments, readFormValues } from './form-values.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const questions = (['SAT', 'EASE'] as const).map((item) => ({
  item,
  text: `How was ${item}?`,
  mandatory: item === 'SAT',
  options: [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })),
  doesNotApply: null,
}));

const id = '2f1f0f52-6c2f-4f5e-9d0a-0f6b8f6f3c11';

test('an unanswered question is left out, a quoted comment is read as typed', () => {
  const values = readFormValues(
    formOf({
      id,
      asked: 'SAT,EASE,TIME',
      'answer.SAT': '4',
      'answer.EASE': '',
      'comment.GOOD': 'a\r\nb',
      mayQuote: 'on',
    }),
  );
  expect(values.answers).toEqual([{ item: 'SAT', value: 4 }]);
  expect(givenComments(values)).toEqual([{ question: 'GOOD', text: 'a\nb' }]);
  expect(values.mayQuote).toBe(true);
});

test('a question nobody asked is not read', () => {
  expect(
    readFormValues(formOf({ rating: id, asked: 'SAT,NONSENSE', 'answer.SAT': '4', 'answer.NONSENSE': '1' })).asked,
  ).toEqual(['SAT']);
});

test('a comment that is too long is told with the field it stands in, and is kept', () => {
  const long = 'я'.repeat(2001);
  const values = readFormValues(formOf({ rating: id, asked: 'SAT', 'answer.SAT': '4', 'comment.IMPROVE': long }));
  const faults = formFaults('RU', questions, values);
  expect(faults.map(({ field }) => field)).toEqual(['comment-IMPROVE']);
  expect(faults[0]?.message).toMatch(/2\u00a0001/);
  expect(values.comments.IMPROVE).toBe(long);
});

test('a value outside the scale is a fault of its question', () => {
  const values = readFormValues(formOf({ rating: id, asked: 'SAT,EASE', 'answer.SAT': '4', 'answer.EASE': '9' }));
  expect(formFaults('EN', questions, values).map(({ field }) => field)).toEqual(['answer-EASE']);
});

test('an answer to what was not asked, “does not apply” where it is not offered, and no satisfaction are faults', () => {
  const faultsOf = (fields: Record<string, string>) =>
    formFaults('EN', questions, readFormValues(formOf({ rating: id, ...fields }))).map(({ field }) => field);
  expect(faultsOf({ asked: 'SAT,TIME', 'answer.SAT': '4', 'answer.TIME': '3' })).toEqual(['answer-TIME']);
  expect(faultsOf({ asked: 'SAT,EASE', 'answer.SAT': '4', 'answer.EASE': '0' })).toEqual(['answer-EASE']);
  expect(faultsOf({ asked: 'SAT,EASE', 'answer.EASE': '4' })).toEqual(['answer-SAT']);
});
