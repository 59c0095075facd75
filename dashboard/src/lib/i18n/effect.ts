import type { Language } from '@otklik/schema';
import { effect as english } from './en/effect.ts';
import { effect as russian } from './ru/effect.ts';

/** Words about evidence, for staff and for the public. */
export const effectMessages: Readonly<Record<Language, typeof english>> = { RU: russian, EN: english };
