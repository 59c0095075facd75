import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { dataQuality as en } from './en/data-quality.ts';
import { dataQuality as ru } from './ru/data-quality.ts';

/** Words of what a figure rests on; only pages that show it have them. */
export type DataQualityMessages = SameShape<typeof en>;

/** Words of what a figure rests on, by language. */
export const dataQualityMessages: Record<Language, DataQualityMessages> = { RU: ru, EN: en };
