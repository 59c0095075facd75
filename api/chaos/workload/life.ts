import { hash } from 'node:crypto';
import type { ErrorCode } from '@otklik/schema';
import { randomFrom } from '../../bench/load/rating-requests.ts';
import type { Content, Operation, Place, Write } from './operation.ts';

/** Slugs of the services that are rated; the first one gets half of everything. */
export const SERVICES = Array.from({ length: 8 }, (_, index) => `service-${index}`);

/** Modes in which they are rated. */
const MODES = ['WEB', 'APP'] as const;
/** Most rows of one import. */
const ROWS_AT_MOST = 20;
/** How far back imported ratings were collected. */
const DAYS_BACK = 60;
const DAY_MS = 86_400_000;

/** Where the ratings of one life belong, beside their days. */
type PlaceOfLife = Omit<Place, 'day'>;
type Random = () => number;
/** Gives a new id each time. */
type Ids = () => string;

const whole = (random: Random, lowest: number, highest: number): number =>
  lowest + Math.floor(random() * (highest - lowest + 1));

/**
 * What happens to one rating, or to the ratings of one import, from its first submission on: operations that follow
 * one another. Made from the seed and the number alone, so that a run can be repeated. Some are refused on purpose.
 * @param today calendar day that is certainly over or running everywhere, `YYYY-MM-DD`
 */
export function lifeOf(seed: number, number: number, today: string): Operation[] {
  const random = randomFrom(Math.imul(seed, 1_000_003) ^ Math.imul(number + 1, 0x9e3779b1));
  const ids = idsOf(seed, number);
  const service = random() < 0.5 ? SERVICES[0]! : SERVICES[whole(random, 1, SERVICES.length - 1)]!;
  const place = { service, mode: MODES[whole(random, 0, 1)]! };
  const kind = random();
  if (kind < 0.08) return importLife(random, ids, place, today);
  if (kind < 0.12) return [operation(random, place, submit(random, ids(), 'VALUE_OUT_OF_RANGE'))];
  return singleLife(random, ids(), place);
}

function singleLife(random: Random, id: string, place: PlaceOfLife): Operation[] {
  const first = submit(random, id);
  const life = [operation(random, place, first)];
  if (random() < 0.1) life.push(operation(random, place, first));
  if (random() < 0.05) life.push(operation(random, place, changed(random, first)));
  return [...life, ...laterOperations(random, place, first)];
}

/** Revisions, a withdrawal, and what must not bring the withdrawn rating back. */
function laterOperations(random: Random, place: PlaceOfLife, first: Write): Operation[] {
  const { id } = first;
  const later: Operation[] = [];
  const revisions = random() < 0.5 ? whole(random, 1, 3) : 0;
  for (let revision = 1; revision <= revisions; revision++)
    later.push(operation(random, place, revise(random, id, revision)));
  if (random() >= 0.25) return later;
  later.push(
    operation(random, place, { kind: 'WITHDRAW', id, revision: 0, content: null, expects: 'DONE' }, 'ratingWithdraw'),
  );
  if (random() < 0.3) later.push(operation(random, place, { ...first, expects: 'RATING_WITHDRAWN' }));
  if (random() < 0.3) later.push(operation(random, place, revise(random, id, revisions + 1, 'RATING_WITHDRAWN')));
  return later;
}

function importLife(random: Random, ids: Ids, place: PlaceOfLife, today: string): Operation[] {
  const writes = Array.from({ length: whole(random, 1, ROWS_AT_MOST) }, () =>
    submit(random, ids(), random() < 0.1 ? 'VALUE_OUT_OF_RANGE' : 'DONE'),
  );
  const days = writes.map(() => dayBefore(today, whole(random, 1, DAYS_BACK)));
  const stored = writes.filter(({ expects }) => expects === 'DONE').slice(0, 2);
  return [
    { ...operation(random, place, writes[0]!, 'ratingsImport'), writes, days },
    ...stored.flatMap((first) => laterOperations(random, place, first)),
  ];
}

function operation(
  random: Random,
  place: PlaceOfLife,
  write: Write,
  mutation: Operation['mutation'] = write.kind === 'REVISE' ? 'ratingRevise' : 'ratingSubmit',
): Operation {
  const isTwice = random() < 0.1;
  return { mutation, writes: [write], ...place, days: [], isTwice, pauseMs: whole(random, 0, 1_500) };
}

function submit(random: Random, id: string, expects: 'DONE' | ErrorCode = 'DONE'): Write {
  const content = contentOf(random, `${id}, 0`);
  if (expects === 'VALUE_OUT_OF_RANGE') content.sat = 9;
  return { kind: 'SUBMIT', id, revision: 0, content, expects };
}

function revise(random: Random, id: string, revision: number, expects: 'DONE' | ErrorCode = 'DONE'): Write {
  return { kind: 'REVISE', id, revision, content: contentOf(random, `${id}, ${revision}`), expects };
}

/** The same id with other content: to be refused. */
const changed = (random: Random, first: Write): Write => ({
  ...first,
  content: { ...contentOf(random, `${first.id}, changed`), sat: (first.content!.sat % 5) + 1 },
  expects: 'IDEMPOTENCY_CONFLICT',
});

function contentOf(random: Random, words: string): Content {
  const point = (highest: number) => (random() < 0.8 ? whole(random, 1, highest) : null);
  return {
    sat: whole(random, 1, 5),
    ease: point(5),
    time: point(5),
    result: point(4),
    comment: random() < 0.15 ? `Words of ${words}` : null,
  };
}

/**
 * UUIDs of version 4 of one life. They are hashes and no random numbers: the numbers of two lives are parts of one sequence
 * of 32 bits, and where those meet both lives would submit under one id.
 */
function idsOf(seed: number, number: number): Ids {
  let count = 0;
  return () => {
    const bytes = hash('sha256', `${seed}/${number}/${count++}`, 'buffer');
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
}

const dayBefore = (today: string, days: number): string =>
  new Date(Date.parse(today) - days * DAY_MS).toISOString().slice(0, 10);
