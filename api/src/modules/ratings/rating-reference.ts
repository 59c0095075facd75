import { parseReceipt } from '@otklik/schema';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RatingReference } from './rating-operation.ts';
import type { RatingRef } from './rating.graphql.ts';
import { receiptHash } from './receipt-code.ts';

/** The rating that a client names. @throws DomainError RECEIPT_MALFORMED */
export function toReference({ id, receipt }: RatingRef): RatingReference {
  if (id) return { id: id.toLowerCase(), receiptHash: null };
  const code = parseReceipt(receipt ?? '');
  if (!code) throw new DomainError({ code: 'RECEIPT_MALFORMED', path: ['input', 'rating', 'receipt'] });
  return { id: null, receiptHash: receiptHash(code) };
}
