import { createHash, createHmac } from 'node:crypto';
import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { receiptFromBytes } from '@otklik/schema';
import { type CoreAnswers, countRating } from './tallies.ts';
import type { ObviousCells } from './cells.ts';
import { ObviousRating, ObviousService, ObviousTouchpoint } from './entities.ts';
import type { RatingSubmitInput, RatingSubmitPayload } from './rating.graphql.ts';

/** What the resolver is given for one request. */
export interface ObviousContext {
  em: EntityManager;
  cells: ObviousCells;
  receiptKey: Buffer;
}

/** How long a service or touchpoint may be answered from the cache of the ORM. */
const CACHE_MS = 5_000;

const refused = (code: string, message: string): RatingSubmitPayload => ({
  rating: null,
  userErrors: [{ code, message }],
});

/** Stores a rating and its tallies in one transaction; the same id with the same content gets the same answer. */
export async function submitRating(
  { em, cells, receiptKey }: ObviousContext,
  input: RatingSubmitInput,
): Promise<RatingSubmitPayload> {
  const [service, touchpoint] = await Promise.all([
    em.findOne(ObviousService, { slug: input.subject.service }, { cache: CACHE_MS }),
    em.findOne(ObviousTouchpoint, { slug: input.touchpoint }, { cache: CACHE_MS }),
  ]);
  if (!service || service.stage === 'RETIRED') return refused('SUBJECT_UNKNOWN', 'There is no such service.');
  if (!touchpoint) return refused('TOUCHPOINT_UNKNOWN', 'There is no such touchpoint.');
  if (!touchpoint.modes.includes(input.mode)) return refused('MODE_NOT_ALLOWED', 'Not answered this way here.');
  const answers = answersOf(input);
  if (answers.sat === null) return refused('ANSWER_MISSING', 'SAT is needed.');
  if ((answers.result ?? 1) > 4) return refused('ANSWER_OFF_SCALE', 'RESULT is from 1 to 4.');

  const receipt = receiptFromBytes(createHmac('sha256', receiptKey).update(input.id).digest());
  const contentHash = createHash('sha256').update(JSON.stringify(input)).digest();
  const day = dayIn(touchpoint.timeZone);
  const cell = await cells.idsOf(em, {
    subjectId: service.id,
    touchpointId: touchpoint.id,
    mode: input.mode,
    language: input.language,
    instrumentVersion: input.instrumentVersion,
  });
  try {
    const rating = await em.transactional(async (tx) => {
      const row = tx.create(ObviousRating, {
        id: input.id.toLowerCase(),
        cellId: cell.cellId,
        day,
        subjectAuthorityId: service.authorityId,
        touchpointAuthorityId: touchpoint.authorityId,
        status: 'COUNTED',
        revision: 0,
        ...(answers as CoreAnswers),
        contentHash,
        receiptHash: createHash('sha256').update(receipt).digest(),
      });
      tx.persist(row);
      await tx.flush();
      await countRating(tx, cell, day, answers as CoreAnswers);
      return row;
    });
    return told(rating, receipt);
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const earlier = await em.fork().findOneOrFail(ObviousRating, input.id.toLowerCase());
    return contentHash.equals(earlier.contentHash)
      ? told(earlier, receipt)
      : refused('IDEMPOTENCY_CONFLICT', 'The id was used for another rating.');
  }
}

const told = ({ id, revision, status }: ObviousRating, receipt: string): RatingSubmitPayload => ({
  rating: { id, revision, status, receipt },
  userErrors: [],
});

function answersOf({ answers }: RatingSubmitInput): { [Item in keyof CoreAnswers]: number | null } {
  const valueOf = (item: string) => answers.find((answer) => answer.item === item)?.value ?? null;
  return { sat: valueOf('SAT'), ease: valueOf('EASE'), time: valueOf('TIME'), result: valueOf('RESULT') };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day now in a time zone; making a format costs far more than using it. */
function dayIn(timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  formats.set(timeZone, format);
  return format.format();
}
