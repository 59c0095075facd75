import { INSTRUMENT_VERSION } from '@otklik/schema';
import type { SubmitOperation } from '../../src/modules/ratings/rating-operation.ts';
import type { Platform } from '../../src/server/platform.ts';

/** A new rating of the passport service at the portal on a day, as the writer stores it. */
export function submitOperation(
  { acceptance, directory }: Pick<Platform, 'acceptance' | 'directory'>,
  day: string,
): Promise<SubmitOperation> {
  return acceptance.toOperation({
    id: crypto.randomUUID(),
    instrumentVersion: INSTRUMENT_VERSION,
    subject: directory.find('SERVICE', 'passport')!,
    touchpoint: directory.find('TOUCHPOINT', 'portal')!,
    mode: 'WEB',
    language: 'EN',
    segment: null,
    day,
    collectedAt: null,
    caseHash: null,
    invitation: null,
    answers: [{ item: 'SAT', value: 2 }],
    comments: [],
    mayQuote: false,
    usedServiceIds: [],
  });
}
