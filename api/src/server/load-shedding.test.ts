import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IN_FLIGHT_AT_MOST, loadClassOf, LoadShedding, READS_WAITING_AT_MOST, retryAfter } from './load-shedding.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** A process whose event loop is as late as the test says. */
function aProcess() {
  let now = 0;
  const told: number[] = [];
  const load = new LoadShedding(
    (turnedAway) => told.push(turnedAway),
    () => now,
  );
  return {
    load,
    told,
    /** Lets `ticks` pass, each late by so much. */
    pass: (ticks: number, lateMs = 0) => {
      for (let tick = 0; tick < ticks; tick++) {
        now += 50 + lateMs;
        vi.advanceTimersByTime(50);
      }
    },
    /** Time goes by and no timer gets its turn. */
    stand: (ms: number) => {
      now += ms;
    },
    leave: (kind: 'READ' | 'RATING', count: number) => {
      for (let left = 0; left < count; left++) load.leave(kind);
    },
    /** Asks for so many reads; tells how many were let in so far, and how many have been turned away. */
    askReads: (count: number) => {
      const told = { letIn: 0, turnedAway: 0 };
      for (let asked = 0; asked < count; asked++)
        void Promise.resolve(load.enter('READ')).then((isLetIn) => told[isLetIn ? 'letIn' : 'turnedAway']++);
      return told;
    },
    letIn: (kind: 'READ' | 'RATING' | 'FORM' | 'IMPORT', tried = 1_000) => {
      let count = 0;
      while (count < tried && load.enter(kind) === true) count++;
      return count;
    },
  };
}

test('so many of each are in work at once, and whoever leaves makes room', () => {
  const { load, letIn } = aProcess();
  for (const kind of ['RATING', 'FORM', 'IMPORT'] as const) {
    expect(letIn(kind)).toBe(IN_FLIGHT_AT_MOST[kind]);
    expect(load.turnedAway[kind]).toBe(1);
  }
  load.leave('RATING');
  expect([load.enter('RATING'), load.enter('RATING')]).toEqual([true, false]);
});

test('some reads are in work at once, some wait for their turn, at most three seconds; the others are turned away', async () => {
  const { askReads, leave, pass } = aProcess();
  const told = askReads(100);
  await nextTurn();
  expect(told).toEqual({
    letIn: IN_FLIGHT_AT_MOST.READ,
    turnedAway: 100 - IN_FLIGHT_AT_MOST.READ - READS_WAITING_AT_MOST,
  });
  leave('READ', 2);
  await nextTurn();
  expect(told.letIn).toBe(IN_FLIGHT_AT_MOST.READ + 2);
  pass(61);
  await nextTurn();
  expect(told).toEqual({ letIn: IN_FLIGHT_AT_MOST.READ + 2, turnedAway: 100 - IN_FLIGHT_AT_MOST.READ - 2 });
});

test('while half the places for ratings are taken, reads get their turn one by one', async () => {
  const { letIn, leave, pass, askReads } = aProcess();
  letIn('RATING', IN_FLIGHT_AT_MOST.RATING / 2 + 1);
  const told = askReads(4);
  await nextTurn();
  expect(told.letIn).toBe(1);
  pass(7);
  await nextTurn();
  expect(told.letIn).toBe(1);
  pass(1);
  await nextTurn();
  expect(told.letIn).toBe(2);
  leave('RATING', IN_FLIGHT_AT_MOST.RATING / 2 + 1);
  pass(1);
  await nextTurn();
  expect(told.letIn).toBe(IN_FLIGHT_AT_MOST.READ);
});

test('while ratings come in and the event loop is late, reads get their turn one by one', async () => {
  const { letIn, leave, pass, askReads } = aProcess();
  const passWithRatings = (ticks: number, lateMs: number) => {
    for (let tick = 0; tick < ticks; tick++) {
      expect(letIn('RATING', 5)).toBe(5);
      leave('RATING', 5);
      pass(1, lateMs);
    }
  };
  passWithRatings(20, 80);
  const told = askReads(6);
  await nextTurn();
  expect(told.letIn).toBe(1);
  passWithRatings(2, 80);
  await nextTurn();
  expect(told.letIn).toBe(1);
  passWithRatings(1, 80);
  await nextTurn();
  expect(told.letIn).toBe(2);
  passWithRatings(10, 0);
  await nextTurn();
  expect(told.letIn).toBe(IN_FLIGHT_AT_MOST.READ);
});

test('where no ratings come in, a late event loop makes no read wait', () => {
  const { letIn, pass } = aProcess();
  pass(20, 200);
  expect(letIn('READ')).toBe(IN_FLIGHT_AT_MOST.READ);
});

test('as many ratings are let in as are stored in the time they may wait', () => {
  const { letIn, leave, pass } = aProcess();
  let inWork = letIn('RATING');
  // 10 a tick are 200 a second: 140 in 0.7 s.
  for (let tick = 0; tick < 100; tick++) {
    leave('RATING', 10);
    inWork += letIn('RATING', 10) - 10;
    pass(1);
  }
  expect(inWork).toBeGreaterThan(130);
  expect(inWork).toBeLessThan(150);
  leave('RATING', inWork);
  pass(100);
  expect(letIn('RATING')).toBe(IN_FLIGHT_AT_MOST.RATING);
});

test('where nothing is stored any more, some ratings are still let in, and all again when it goes on', () => {
  const { load, letIn, leave, pass } = aProcess();
  const waiting = letIn('RATING');
  pass(100);
  expect(load.enter('RATING')).toBe(false);
  leave('RATING', waiting);
  expect(letIn('RATING')).toBe(100);
});

test('one late turn of the event loop, such as an import makes, turns nobody away', () => {
  const { letIn, pass } = aProcess();
  pass(1, 200);
  expect(letIn('READ')).toBe(IN_FLIGHT_AT_MOST.READ);
  expect(letIn('RATING', 300)).toBe(300);
});

test('it is told at most once a second how many were turned away, and nothing when nobody was', () => {
  const { told, letIn, pass } = aProcess();
  pass(100);
  letIn('IMPORT');
  pass(1);
  letIn('IMPORT');
  letIn('IMPORT');
  pass(10);
  expect(told).toEqual([1]);
  pass(20);
  expect(told).toEqual([1, 2]);
});

test('what writes, and the questions before a rating, are told from reads; imports only with a key', () => {
  expect(loadClassOf('mutation($i:RatingSubmitInput!){ratingSubmit(input:$i){rating{id}}}', false)).toBe('RATING');
  expect(loadClassOf('\n  mutation Rate { ratingSubmit }', false)).toBe('RATING');
  expect(loadClassOf('query($t:ID!,$m:Mode!){questionnaire(touchpoint:$t mode:$m){open}}', false)).toBe('RATING');
  expect(loadClassOf('{ questionnaire(touchpoint: "a") { open } }', false)).toBe('RATING');
  expect(loadClassOf('query All { services(first: 100) { nodes { name } } }', false)).toBe('READ');
  expect(loadClassOf('query A { services { nodes { name } } } mutation B { x }', false)).toBe('READ');
  expect(loadClassOf('mutations', false)).toBe('READ');
  const bulk = 'mutation($i:RatingsImportInput!){ratingsImport(input:$i){accepted}}';
  expect([loadClassOf(bulk, true), loadClassOf(bulk, false)]).toEqual(['IMPORT', 'RATING']);
});

test('those who are turned away together are asked to come back at different times', () => {
  const waits = new Set(Array.from({ length: 500 }, retryAfter));
  expect([...waits].toSorted()).toEqual(['1', '2', '3', '4']);
});
