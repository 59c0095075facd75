import { expect, test } from 'vitest';
import { changeInput, registerInput } from './improvements.ts';
import { problemsOf } from './write.ts';

const form = (pairs: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
};

test('a refusal stands at its field, or above the form when it has none', () => {
  expect(
    problemsOf([
      { code: 'SLUG_TAKEN', path: ['input', 'slug'], message: 'Taken.' },
      { code: 'SUBJECT_REQUIRED', path: ['input', 'title', 'ru'], message: 'Empty.' },
      { code: 'NOT_PERMITTED', path: [], message: 'Not yours.' },
    ]),
  ).toEqual({ fields: { slug: 'Taken.', titleRu: 'Empty.' }, others: ['Not yours.'] });
});

test('a comma in the expected change is a decimal comma, an empty one is no expectation', () => {
  expect(registerInput(form([['expectedChange', '4,5']]))['expectedChange']).toBe(4.5);
  expect(registerInput(form([['expectedChange', '']]))['expectedChange']).toBeNull();
});

test('an improvement may be about services and life situations together', () => {
  const input = registerInput(
    form([
      ['service', 'svc_1'],
      ['situation', 'lst_1'],
      ['service', 'svc_2'],
    ]),
  );
  expect(input['subjects']).toEqual([{ service: 'svc_1' }, { service: 'svc_2' }, { lifeSituation: 'lst_1' }]);
});

test('a text written in one language stands for both', () => {
  expect(registerInput(form([['titleRu', 'Очередь']]))['title']).toEqual({ ru: 'Очередь', en: 'Очередь' });
});

test('a reason that is not typed again stays as it is', () => {
  expect(
    changeInput(
      'imp_1',
      form([
        ['state', 'STARTED'],
        ['startsOn', '2026-05-01'],
      ]),
    ),
  ).toEqual({
    id: 'imp_1',
    state: 'STARTED',
    startsOn: '2026-05-01',
    doneOn: null,
  });
});
