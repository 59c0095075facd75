import type { Language } from '@otklik/schema';
import { wordings as en } from './en/wordings.ts';
import type { SameShape } from './en/app-shape.ts';
import { wordings as ru } from './ru/wordings.ts';

/** The caution about wordings, by language. Apart from the other words of staff: the server alone needs it. */
export const wordingsMessages: Record<Language, SameShape<typeof en>> = { RU: ru, EN: en };
