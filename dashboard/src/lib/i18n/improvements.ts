import type { Language } from '@otklik/schema';
import { appImprovements as en } from './en/app-improvements.ts';
import type { SameShape } from './en/app-shape.ts';
import { appImprovements as ru } from './ru/app-improvements.ts';

/** Words of improvements and of reports on what was done, for staff. */
export type ImprovementMessages = SameShape<typeof en>;

/** The same, by language. Apart from the other words of staff: only pages of improvements need them. */
export const improvementMessages: Record<Language, ImprovementMessages> = { RU: ru, EN: en };
