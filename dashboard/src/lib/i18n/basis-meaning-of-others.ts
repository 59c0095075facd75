import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { basisMeaningOfOthers as en } from './en/basis-meaning-of-others.ts';
import { basisMeaningOfOthers as ru } from './ru/basis-meaning-of-others.ts';

/** What each score says of authorities, life situations and touchpoints. Apart, since pages of services do without. */
export const basisMeaningsOfOthers: Record<Language, SameShape<typeof en>> = { RU: ru, EN: en };
