import type { Language, Level } from '@otklik/schema';
import { level as en } from './en/level.ts';
import { level as ru } from './ru/level.ts';

/** What a questionnaire is about, by language. Apart from the words about the method: staff pages need these alone. */
export const levelMessages: Record<Language, Record<Level, string>> = { RU: ru, EN: en };
