import type { Language } from '@otklik/schema';
import { methodology as en } from './en/methodology.ts';
import type { SameShape } from './en/app-shape.ts';
import { methodology as ru } from './ru/methodology.ts';

/** Words of the methodology view, and of the tables it shares with the public page about the method. */
export type MethodologyMessages = SameShape<typeof en>;

/** Words of the methodology view, by language. */
export const methodologyMessages: Record<Language, MethodologyMessages> = { RU: ru, EN: en };
