import type { Language } from '@otklik/schema';
import { method as en, type MethodMessages } from './en/method.ts';
import { method as ru } from './ru/method.ts';

/** Words of the page about the method, by language. */
export const methodMessages: Record<Language, MethodMessages> = { RU: ru, EN: en };
