import type { Language } from '@otklik/schema';
import { en, type Messages } from './en.ts';
import { ru } from './ru.ts';

/** The widget’s own sentences by language. */
export const MESSAGES: Record<Language, Messages> = { RU: ru, EN: en };
export type { Messages };
