import type { Language } from '@otklik/schema';
import { basisMeaning as en } from './en/basis-meaning.ts';
import type { SameShape } from './en/app-shape.ts';
import { basisMeaning as ru } from './ru/basis-meaning.ts';

/** What each score says, by what it is of. */
type BasisMeanings = SameShape<typeof en>;

/** The same, by language. Apart from the other words of staff: only pages with the switch of scores need them. */
export const basisMeanings: Record<Language, BasisMeanings> = { RU: ru, EN: en };
