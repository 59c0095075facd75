import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS, MODES, type Channel, type Mode } from '../enums.ts';
import {
  LEVELS,
  RENDERING,
  buildQuestionnaire,
  checkAnswers,
  fittingDrivers,
  isMandatory,
  keyPrompt,
  questionsFor,
  usedQuestion,
  type AskContext,
  type Level,
} from './index.ts';

const context = (level: Level, channel: Channel = 'PORTAL', mode: Mode = 'WEB'): AskContext => ({
  level,
  channel,
  mode,
});
const itemsOf = (asked: AskContext, draw: number[] | (() => number) = []) =>
  questionsFor(asked, 'EN', draw).map((question) => question.item);
const driversOf = (level: Level, channel: Channel) =>
  fittingDrivers({ level, channel }).map((definition) => definition.code);

const anyContext = fc.record({
  level: fc.constantFrom(...(Object.keys(LEVELS) as Level[])),
  channel: fc.constantFrom(...(Object.keys(CHANNELS) as Channel[])),
  mode: fc.constantFrom(...(Object.keys(MODES) as Mode[])),
});
const anyNumber = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('what is asked', () => {
  test.each(['SERVICE', 'INTERNAL', 'TOUCHPOINT', 'SUPERVISION'] as const)('%s has four core questions', (level) => {
    expect(itemsOf(context(level))).toEqual(['SAT', 'EASE', 'TIME', 'RESULT']);
  });

  test('a life situation has seven', () => {
    expect(itemsOf(context('LIFE_SITUATION'))).toEqual(['SAT', 'EASE', 'TIME', 'RESULT', 'ONE', 'REPEAT', 'TRUST']);
  });

  test('a kiosk asks satisfaction only, and gives no place to write', () => {
    const questionnaire = buildQuestionnaire({
      ...context('LIFE_SITUATION', 'IN_PERSON', 'KIOSK'),
      language: 'RU',
      subjectName: 'Рождение ребёнка',
      draw: () => 0.5,
    });
    expect(questionnaire.questions.map((question) => question.item)).toEqual(['SAT']);
    expect(questionnaire.comments).toEqual([]);
    expect(usedQuestion('LIFE_SITUATION', 'KIOSK', 'RU')).toBeNull();
  });

  test('satisfaction is mandatory everywhere, cooperation and trust for a life situation only', () => {
    const mandatory = questionsFor(context('LIFE_SITUATION'), 'EN', [0, 0]).filter((question) => question.mandatory);
    expect(mandatory.map((question) => question.item)).toEqual(['SAT', 'ONE', 'TRUST']);
    expect(isMandatory('TRUST', 'SERVICE')).toBe(false);
  });

  test('a Russian questionnaire is Russian from the lead-in to the comments', () => {
    const questionnaire = buildQuestionnaire({
      ...context('SERVICE', 'MOBILE_APP', 'APP'),
      language: 'RU',
      subjectName: 'Паспорт',
      forOrganisation: true,
      draw: [0.99, 0.99],
    });
    expect(questionnaire).toMatchObject({ instrumentVersion: '0.9.0', level: 'SERVICE', language: 'RU', mode: 'APP' });
    expect(JSON.stringify([questionnaire.leadIn, questionnaire.questions.map((q) => [q.text, q.options])])).not.toMatch(
      /Please|you|satisfied/,
    );
    expect(questionnaire.comments).toEqual([
      { question: 'IMPROVE', text: 'Что улучшить в первую очередь?' },
      { question: 'GOOD', text: 'Что было хорошо?' },
    ]);
  });

  test('the services used are asked about a life situation only', () => {
    expect(usedQuestion('LIFE_SITUATION', 'WEB', 'EN')).toBe('Which of these services did you use?');
    expect(usedQuestion('SERVICE', 'WEB', 'EN')).toBeNull();
  });
});

describe('drivers', () => {
  test('follow the channel and the level', () => {
    expect(driversOf('SERVICE', 'PORTAL')).toEqual(['INFO', 'EXPLAIN', 'EXPECT', 'TECH', 'STATUS', 'DOCS', 'FAIR']);
    expect(driversOf('SERVICE', 'CHAT_BOT')).toContain('BOT');
    expect(driversOf('SERVICE', 'IN_PERSON')).toContain('STAFF');
    expect(driversOf('SERVICE', 'IN_PERSON')).not.toContain('TECH');
    expect(driversOf('INTERNAL', 'PORTAL')).toEqual(['INFO', 'STAFF', 'TECH', 'STATUS', 'RULES']);
    expect(driversOf('INTERNAL', 'WRITTEN')).toEqual(['INFO', 'STAFF', 'STATUS', 'RULES']);
    expect(driversOf('SUPERVISION', 'IN_PERSON')).toEqual(['INFO', 'EXPLAIN', 'DOCS', 'FAIR']);
    expect(driversOf('LIFE_SITUATION', 'PORTAL')).toEqual(['INFO', 'EXPECT', 'STATUS', 'DOCS', 'FAIR']);
    expect(driversOf('TOUCHPOINT', 'TELEPHONE')).toEqual(['INFO', 'EXPECT', 'STAFF']);
  });

  test('an app is called an app, a site a site', () => {
    const techText = (channel: Channel) =>
      questionsFor(context('TOUCHPOINT', channel), 'EN', [0.99, 0.99]).find((question) => question.item === 'TECH')
        ?.text;
    expect(techText('MOBILE_APP')).toBe('How would you rate the work of the app?');
    expect(techText('PORTAL')).toBe('How would you rate the work of the site?');
  });

  test('are drawn by the numbers given: none, one or two, never more', () => {
    expect(itemsOf(context('SERVICE'), []).slice(4)).toEqual([]);
    expect(itemsOf(context('SERVICE'), [0]).slice(4)).toEqual(['INFO']);
    expect(itemsOf(context('SERVICE'), [0.999, 0]).slice(4)).toEqual(['INFO', 'FAIR']);
    expect(itemsOf(context('SERVICE'), [0, 0, 0, 0]).slice(4)).toEqual(['INFO', 'EXPLAIN']);
  });

  test('are each drawn equally often', () => {
    const pool = driversOf('SERVICE', 'PORTAL');
    const drawn = new Map(pool.map((code) => [code, 0]));
    const steps = Array.from({ length: 42 }, (_, index) => (index + 0.5) / 42);
    for (const first of steps)
      for (const second of steps)
        for (const item of questionsFor(context('SERVICE'), 'EN', [first, second]).slice(4))
          drawn.set(item.item, (drawn.get(item.item) ?? 0) + 1);
    expect(new Set(drawn.values())).toEqual(new Set([(42 * 42 * 2) / pool.length]));
  });
});

test('whatever is drawn, the questionnaire is short, in order, without repetition, and can be answered', () => {
  fc.assert(
    fc.property(anyContext, anyNumber, anyNumber, (asked, first, second) => {
      const items = itemsOf(asked, [first, second]);
      expect(items[0]).toBe('SAT');
      expect(items.length).toBeLessThanOrEqual(asked.level === 'LIFE_SITUATION' ? 9 : 7);
      expect(new Set(items).size).toBe(items.length);
      const numbers = [first, second];
      expect(itemsOf(asked, () => numbers.shift() ?? 0)).toEqual(items);
      const answers = items.map((item) => ({ item, value: 3 }));
      expect(checkAnswers(asked.level, answers, asked)).toEqual([]);
    }),
  );
});

test('by telephone every label is read out with its key', () => {
  const [sat] = questionsFor(context('SERVICE', 'TELEPHONE', 'IVR'), 'EN', []);
  const [satRu] = questionsFor(context('SERVICE', 'TELEPHONE', 'IVR'), 'RU', []);
  expect(sat && keyPrompt(sat, 'EN')).toBe(
    'Very dissatisfied: press one. Rather dissatisfied: two. Neither satisfied nor dissatisfied: three. ' +
      'Rather satisfied: four. Very satisfied: five. To skip: zero.',
  );
  expect(satRu && keyPrompt(satRu, 'RU')).toBe(
    'Очень недовольны — нажмите один. Скорее недовольны — два. Ни довольны, ни недовольны — три. ' +
      'Скорее довольны — четыре. Очень довольны — пять. Пропустить — ноль.',
  );
});

test('each mode keeps answers comparable', () => {
  expect(Object.keys(RENDERING)).toEqual(Object.keys(MODES));
  expect(RENDERING.EMAIL.confirm).toBe('PAGE');
  expect(RENDERING.IVR).toMatchObject({ allLabelsFirst: 'HEARD', confirm: 'ECHO', comments: false });
  expect(RENDERING.OPERATOR.missing).toEqual({ REFUSED: '0', DOES_NOT_KNOW: '9' });
  expect(RENDERING.PAPER.missing).toHaveProperty('TWO_BOXES');
  expect(RENDERING.KIOSK).toMatchObject({ items: 'SAT_ONLY', secondsBetweenAnswers: 3 });
});
