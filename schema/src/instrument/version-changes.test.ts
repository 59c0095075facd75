import { describe, expect, test } from 'vitest';
import type { Item } from '../enums.ts';
import {
  BUILT_IN_INSTRUMENT,
  changesBetween,
  type InstrumentContent,
  neededBump,
  sameData,
  textsOf,
  withItems,
  withText,
} from './index.ts';

const parent = BUILT_IN_INSTRUMENT.content;
const text = (EN: string, RU = 'По-русски') => ({ EN, RU });
const changed = (key: string, EN: string, RU?: string): InstrumentContent => {
  const content = withText(parent, key, text(EN, RU));
  if (!content) throw new Error(`No such text: ${key}`);
  return content;
};
const order = parent.items.map(({ code }) => code);
const kindsOf = (draft: InstrumentContent) => changesBetween(parent, draft).map(({ kind }) => kind);
const bumpOf = (draft: InstrumentContent) => neededBump(changesBetween(parent, draft));

describe('a draft', () => {
  test('without a change is a patch', () => {
    expect(changesBetween(parent, JSON.parse(JSON.stringify(parent)) as InstrumentContent)).toEqual([]);
    expect(bumpOf(parent)).toBe('PATCH');
  });

  test.each<[string, InstrumentContent, string]>([
    ['another wording of a core question', changed('SAT.question.SERVICE', 'How was it?'), 'QUESTION_REWORDED'],
    ['another wording of a driver', changed('STAFF.question.SERVICE', 'How was the staff?'), 'QUESTION_REWORDED'],
    ['another wording for the app', changed('TECH.channel.MOBILE_APP', 'How was the app?'), 'QUESTION_REWORDED'],
    ['another label', changed('EASE.label.3', 'So so'), 'LABEL_REWORDED'],
    ['another label of “does not apply”', changed('DOCS.label.0', 'No papers'), 'LABEL_REWORDED'],
    ['another lead-in', changed('leadIn.SERVICE', 'Rate {subject}.'), 'LEAD_IN_REWORDED'],
    ['a fifth answer to a question of fact', changed('RESULT.label.5', 'Withdrawn'), 'POINTS_CHANGED'],
    ['one answer less', changed('REPEAT.label.3', '', ''), 'POINTS_CHANGED'],
    ['“does not apply” taken away', changed('ONE.label.0', '', ''), 'POINTS_CHANGED'],
    ['another order', withItems(parent, ['SAT', 'TIME', 'EASE', ...order.slice(3)])!, 'ORDER_CHANGED'],
    [
      'a core question removed',
      withItems(
        parent,
        order.filter((code) => code !== 'TIME'),
      )!,
      'CORE_CHANGED',
    ],
    ['a core question not asked at a level', changed('EASE.question.SUPERVISION', '', ''), 'CORE_CHANGED'],
    ['a core question at one more level', changed('REPEAT.question.SERVICE', 'Again?'), 'CORE_CHANGED'],
    [
      'a driver removed',
      withItems(
        parent,
        order.filter((code) => code !== 'BOT'),
      )!,
      'ITEM_REMOVED',
    ],
    ['a driver not asked at a level', changed('INFO.question.INTERNAL', '', ''), 'ITEM_REMOVED'],
    [
      'another rendering',
      { ...parent, rendering: { ...parent.rendering, KIOSK: parent.rendering.WEB } },
      'RENDERING_CHANGED',
    ],
  ])('with %s is a major version', (_what, draft, kind) => {
    expect(new Set(kindsOf(draft))).toEqual(new Set([kind]));
    expect(bumpOf(draft)).toBe('MAJOR');
  });

  test('with a further driver is a minor version', () => {
    const without = withItems(
      parent,
      order.filter((code) => code !== 'BOT'),
    )!;
    const changes = changesBetween(without, parent);
    expect(changes).toEqual([{ kind: 'DRIVER_ADDED', bump: 'MINOR', key: 'BOT', language: null }]);
    expect(bumpOf(changed('FAIR.question.TOUCHPOINT', 'How fair?'))).toBe('MINOR');
  });

  test('with words beside the core, or words that were missing, is a minor version', () => {
    expect(kindsOf(changed('commentHint', 'No names.'))).toEqual(['BESIDE_REWORDED', 'BESIDE_REWORDED']);
    const untranslated = changed('SAT.question.SERVICE', '', 'Как всё прошло?');
    const translated = withText(untranslated, 'SAT.question.SERVICE', text('How was it?', 'Как всё прошло?'))!;
    expect(changesBetween(untranslated, translated)).toEqual([
      { kind: 'TRANSLATION_ADDED', bump: 'MINOR', key: 'SAT.question.SERVICE', language: 'EN' },
    ]);
  });

  test('tells the language that was changed', () => {
    const { EN } = parent.items[0]!.wording.SERVICE!;
    expect(changesBetween(parent, changed('SAT.question.SERVICE', EN, 'Как всё прошло?'))).toEqual([
      { kind: 'QUESTION_REWORDED', bump: 'MAJOR', key: 'SAT.question.SERVICE', language: 'RU' },
    ]);
  });
});

describe('texts', () => {
  test('all have keys by which each can be put back unchanged', () => {
    const texts = textsOf(parent);
    expect(new Set(texts.map(({ key }) => key)).size).toBe(texts.length);
    for (const { key, text: words } of texts) expect(sameData(withText(parent, key, words), parent), key).toBe(true);
  });

  test.each([
    'SAT',
    'SAT.question',
    'SAT.question.NOWHERE',
    'SAT.label.7',
    'SAT.label.6',
    'REPEAT.label.5',
    'XYZ.label.1',
    'leadIn.NOWHERE',
    'comment.WORST',
    'TECH.channel.TELEPHONE',
    'SAT.question.SERVICE.more',
    'constructor.name.x',
    '',
  ])('of the key %s do not exist', (key) => {
    expect(withText(parent, key, text('x'))).toBeNull();
  });

  test('a point in the middle of a scale cannot be taken away', () => {
    expect(withText(parent, 'RESULT.label.2', text('', ''))).toBeNull();
    expect(
      withText(parent, 'RESULT.label.4', text('', ''))?.items.find(({ code }) => code === 'RESULT')?.options,
    ).toHaveLength(3);
  });
});

describe('items', () => {
  test('that were removed come back as they are built in', () => {
    const without = withItems(
      parent,
      order.filter((code) => code !== 'BOT'),
    )!;
    expect(sameData(withItems(without, order), parent)).toBe(true);
  });

  test('are named once', () => {
    expect(withItems(parent, ['SAT', 'SAT'] as Item[])).toBeNull();
  });
});

test('data are the same in whatever order their names stand', () => {
  expect(sameData({ a: [1, { b: null }], c: 2 }, { c: 2, a: [1, { b: null }] })).toBe(true);
  expect(sameData([1, 2], [2, 1])).toBe(false);
  expect(sameData({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(sameData([], {})).toBe(false);
});
