import type { Language } from '@otklik/schema';
import { citizen as en, type CitizenMessages } from './en/citizen.ts';
import { citizen as ru } from './ru/citizen.ts';

/** Words of the rating form, by language. */
export const citizenMessages: Record<Language, CitizenMessages> = { RU: ru, EN: en };
