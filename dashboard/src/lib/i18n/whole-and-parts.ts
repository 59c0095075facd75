import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { wholeAndParts as en } from './en/whole-and-parts.ts';
import { wholeAndParts as ru } from './ru/whole-and-parts.ts';

/** Words of a life situation beside its services: only pages of situations need them. */
export type WholeAndPartsMessages = SameShape<typeof en>;

/** The same, by language. */
export const wholeAndPartsMessages: Record<Language, WholeAndPartsMessages> = { RU: ru, EN: en };
