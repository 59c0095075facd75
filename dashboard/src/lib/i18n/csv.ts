import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { csv as english } from './en/csv.ts';
import { csv as russian } from './ru/csv.ts';

/** Words of files of figures: the server alone reads them. */
export type CsvMessages = SameShape<typeof english>;

/** Words of files of figures, by language. */
export const csvMessages: Record<Language, CsvMessages> = { RU: russian, EN: english };
