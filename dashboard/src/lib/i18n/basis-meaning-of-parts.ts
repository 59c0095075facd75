import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { basisMeaningOfParts as en } from './en/basis-meaning-of-parts.ts';
import { basisMeaningOfParts as ru } from './ru/basis-meaning-of-parts.ts';

/** What each score says of the times and the parts of one subject. Only pages that compare them need it. */
export const basisMeaningsOfParts: Record<Language, SameShape<typeof en>> = { RU: ru, EN: en };
