import {
  type Answer,
  answerLabel,
  BUILT_IN_INSTRUMENT,
  type Instrument,
  ITEM_ORDER,
  type Language,
  levelOf,
  questionText,
  type RatingStatus,
  type StatusReason,
} from '@otklik/schema';
import type { RequestContext } from '../../kernel/request-context.ts';
import { findReceipt } from '../ratings/index.ts';
import type { SubjectEntry, TouchpointEntry } from '../registry/index.ts';

/** One answer, in words. */
export interface ReceiptAnswer extends Answer {
  question: string;
  label: string;
}

/** What the holder of a receipt may learn: the value behind the GraphQL type. All null once the rating is withdrawn. */
export interface Receipt {
  status: RatingStatus | null;
  reason: StatusReason | null;
  withdrawn: boolean;
  subject: SubjectEntry | null;
  touchpoint: TouchpointEntry | null;
  answeredOn: string | null;
  revision: number | null;
  answers: ReceiptAnswer[];
}

const WITHDRAWN: Receipt = {
  status: null,
  reason: null,
  withdrawn: true,
  subject: null,
  touchpoint: null,
  answeredOn: null,
  revision: null,
  answers: [],
};

/** The rating that a receipt leads to. Null when there is no such receipt, or the code cannot be one. */
export async function readReceipt(
  { pool, directory, instruments, language }: RequestContext,
  code: string,
): Promise<Receipt | null> {
  const stored = await findReceipt(pool, code);
  if (!stored?.rating) return stored && WITHDRAWN;
  const { rating } = stored;
  await Promise.all([directory.keepFresh(), instruments.keepFresh()]);
  const instrument = instruments.find(rating.instrumentVersion) ?? BUILT_IN_INSTRUMENT;
  const subject = directory.subject(rating.subjectKind, rating.subjectId);
  const touchpoint = directory.get('TOUCHPOINT', rating.touchpointId);
  return {
    status: rating.status,
    reason: rating.statusReason,
    withdrawn: false,
    subject,
    touchpoint,
    answeredOn: rating.day,
    revision: rating.revision,
    answers: rating.answers
      .toSorted((a, b) => ITEM_ORDER.indexOf(a.item) - ITEM_ORDER.indexOf(b.item))
      .map((answer) => inWords(answer, subject, touchpoint, language, instrument)),
  };
}

/** @throws when the instrument does not hold what is stored: it was checked against the same data */
function inWords(
  { item, value }: Answer,
  subject: SubjectEntry,
  { channel }: TouchpointEntry,
  language: Language,
  instrument: Instrument,
): ReceiptAnswer {
  const definition = instrument.itemOf.get(item);
  const question = definition ? questionText(definition, levelOf(subject), language, channel) : null;
  const label = answerLabel(item, value, language, instrument);
  if (question === null || label === null) throw new Error(`The instrument does not hold ${item} = ${value}`);
  return { item, value, question, label };
}
