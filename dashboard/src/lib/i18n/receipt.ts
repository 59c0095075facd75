import type { Language } from '@otklik/schema';
import { receipt as en, type ReceiptMessages } from './en/receipt.ts';
import { receipt as ru } from './ru/receipt.ts';

/** Words of the receipt page, by language. */
export const receiptMessages: Record<Language, ReceiptMessages> = { RU: ru, EN: en };
