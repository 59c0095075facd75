import { expect, test } from 'vitest';
import {
  changedTexts,
  countFindings,
  draftChangeOf,
  partsOf,
  publicationOf,
  seenOf,
  textsOfPart,
} from './draft-form.ts';
import type { InstrumentText } from './draft.ts';

const text = (key: string, item: InstrumentText['item']): InstrumentText => ({
  key,
  kind: item === null ? 'LEAD_IN' : 'QUESTION',
  item,
  ru: `${key} по-русски`,
  en: `${key} in English`,
});
const texts = [text('leadIn.SERVICE', null), text('SAT.question.SERVICE', 'SAT'), text('SAT.label.1', 'SAT')];

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test('parts keep the order of the texts, and a part that does not exist is the first', () => {
  expect(partsOf(texts)).toEqual(['FRAME', 'SAT']);
  expect(textsOfPart(texts, 'SAT').map(({ key }) => key)).toEqual(['SAT.question.SERVICE', 'SAT.label.1']);
  expect(textsOfPart(texts, 'NOPE').map(({ key }) => key)).toEqual(['leadIn.SERVICE']);
  expect(textsOfPart([], null)).toEqual([]);
});

test('only what differs is sent, without the spaces around it', () => {
  const form = formOf({
    'text:SAT.label.1:ru': ' SAT.label.1 по-русски ',
    'text:SAT.label.1:en': 'Very dissatisfied\r\n',
    'text:SAT.question.SERVICE:ru': 'SAT.question.SERVICE по-русски',
    'text:SAT.question.SERVICE:en': 'SAT.question.SERVICE in English',
    'text:leadIn.SERVICE:ru': 'half of a pair',
  });
  expect(changedTexts(form, { texts })).toEqual([
    { key: 'SAT.label.1', ru: 'SAT.label.1 по-русски', en: 'Very dissatisfied' },
  ]);
});

test('a text that is emptied in both languages is sent as empty', () => {
  const form = formOf({ 'text:SAT.label.1:ru': '', 'text:SAT.label.1:en': '  ' });
  expect(changedTexts(form, { texts })).toEqual([{ key: 'SAT.label.1', ru: '', en: '' }]);
});

test('each form becomes its part of a change', () => {
  expect(draftChangeOf('notes', formOf({ notesRu: 'Да', notesEn: 'Yes' }), { texts })).toEqual({
    notes: { ru: 'Да', en: 'Yes' },
  });
  expect(draftChangeOf('reason', formOf({ finding: 'f1', reasonRu: 'Да', reasonEn: 'Yes' }), { texts })).toEqual({
    acknowledgements: [{ finding: 'f1', reason: { ru: 'Да', en: 'Yes' } }],
  });
  expect(draftChangeOf('check', formOf({ language: 'RU', noteRu: 'Да', noteEn: 'Yes' }), { texts })).toEqual({
    checks: [{ language: 'RU', note: { ru: 'Да', en: 'Yes' } }],
  });
  expect(draftChangeOf('check', formOf({ language: 'toString' }), { texts })).toBeNull();
  expect(draftChangeOf('other', formOf({}), { texts })).toBeNull();
});

test('the edition that was seen goes with every change', () => {
  expect(seenOf(formOf({ edition: '4' }), 'ins_1')).toEqual({ id: 'ins_1', edition: 4 });
});

test('publishing asks for the step of the form, and for a parallel run only when ticked', () => {
  expect(publicationOf(formOf({ bump: 'MAJOR', parallelRun: 'on' }))).toEqual({ bump: 'MAJOR', parallelRun: true });
  expect(publicationOf(formOf({ bump: 'HUGE' }))).toEqual({ bump: 'PATCH', parallelRun: false });
});

test('findings are counted by weight, and warnings by whether somebody gave a reason', () => {
  expect(
    countFindings([
      { severity: 'ERROR', reason: null },
      { severity: 'WARNING', reason: null },
      { severity: 'WARNING', reason: 'As meant.' },
    ]),
  ).toEqual({ errors: 1, warnings: 2, answered: 1 });
});
