import { expect, test } from 'vitest';
import { MadeFigures } from './made-figures.ts';

/** Makes what it is told to, and counts how often it had to. */
function counting(made: MadeFigures) {
  let count = 0;
  return {
    ask: (question: string, version: string, subject = 'a') =>
      made.of(question, version, subject, async () => `${question}${version}${subject} ${++count}`),
    get count() {
      return count;
    },
  };
}

test('a figure is made once for each question, version and subject', async () => {
  const figures = counting(new MadeFigures(10));
  expect(await figures.ask('q', '1')).toBe('q1a 1');
  expect(await figures.ask('q', '1')).toBe('q1a 1');
  expect(await figures.ask('q', '1', 'b')).toBe('q1b 2');
  expect(await figures.ask('r', '1')).toBe('r1a 3');
  expect(await figures.ask('q', '2')).toBe('q2a 4');
  expect(await figures.ask('q', '2', 'b')).toBe('q2b 5');
  expect(await figures.ask('r', '1')).toBe('r1a 3');
});

test('the questions that were asked longest ago are forgotten first', async () => {
  const figures = counting(new MadeFigures(3));
  for (const question of ['q', 'r', 's']) await figures.ask(question, '1');
  await figures.ask('q', '1');
  await figures.ask('t', '1');
  expect(figures.count).toBe(4);
  for (const question of ['q', 's', 't']) await figures.ask(question, '1');
  expect(figures.count).toBe(4);
  await figures.ask('r', '1');
  expect(figures.count).toBe(5);
});

test('a version that is over takes no room, and more figures than there is room for are still made', async () => {
  const figures = counting(new MadeFigures(3));
  for (const version of ['1', '2', '3', '4']) await figures.ask('q', version);
  for (const question of ['r', 's']) await figures.ask(question, '1');
  expect(figures.count).toBe(6);
  await figures.ask('q', '4');
  expect(figures.count).toBe(6);
  for (const subject of ['a', 'b', 'c', 'd', 'e']) expect(await figures.ask('u', '1', subject)).toContain(subject);
});

test('what fails is made again', async () => {
  const made = new MadeFigures(10);
  const fails = () => made.of('q', '1', 'a', () => Promise.reject(new Error('no connection')));
  await expect(fails()).rejects.toThrow('no connection');
  await expect(made.of('q', '1', 'a', async () => 'made')).resolves.toBe('made');
});

test('what was made of an older version while a newer one was seen is not kept', async () => {
  const made = new MadeFigures(10);
  let finish = (_value: string) => {};
  const old = made.of('q', '1', 'a', () => new Promise<string>((resolve) => (finish = resolve)));
  await made.of('q', '2', 'a', async () => 'new');
  finish('old');
  expect(await old).toBe('old');
  expect(await made.of('q', '2', 'a', async () => 'another')).toBe('new');
});
