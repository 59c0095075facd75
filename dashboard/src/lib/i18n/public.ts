import type { Language } from '@otklik/schema';
import { publicPages as en, type PublicMessages } from './en/public.ts';
import { publicPages as ru } from './ru/public.ts';

/** Words of the public result pages, by language. */
export const publicMessages: Record<Language, PublicMessages> = { RU: ru, EN: en };
