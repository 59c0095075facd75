import type { Language } from '@otklik/schema';
import { modeTests as en, type ModeTestsMessages } from './en/mode-tests.ts';
import { modeTests as ru } from './ru/mode-tests.ts';

/** Words about the tests of a mode table, by language. */
export const modeTestsMessages: Record<Language, ModeTestsMessages> = { RU: ru, EN: en };
