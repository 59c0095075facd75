import { createHmac, hash, type KeyObject } from 'node:crypto';
import { receiptFromBytes } from '@otklik/schema';

/**
 * The receipt of a submission: derived from its id with the receipt key, so that the same submission always gets the
 * same receipt and nothing readable is stored. Of the 256 bits 115 are kept, 23 characters of five: too many to guess.
 * A key object is made once: from bytes it would be made again for every receipt, at six times the cost.
 */
export const receiptOf = (receiptKey: KeyObject, submissionId: string): string =>
  receiptFromBytes(createHmac('sha256', receiptKey).update(submissionId).digest());

/** What is stored of a receipt: its SHA-256, in hexadecimal. */
export const receiptHash = (receipt: string): string => hash('sha256', receipt);
