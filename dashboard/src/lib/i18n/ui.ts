import type { Language } from '@otklik/schema';
import { ui as en, type UiMessages } from './en/ui.ts';
import { ui as ru } from './ru/ui.ts';

/** Words of the shared components, by language. */
export const uiMessages: Record<Language, UiMessages> = { RU: ru, EN: en };
