import type { Language } from '@otklik/schema';
import { analyses as en } from './en/analyses.ts';
import type { SameShape } from './en/app-shape.ts';
import { analyses as ru } from './ru/analyses.ts';

/** Words of trends with limits, of drivers, and of a life situation beside its services. */
export type AnalysesMessages = SameShape<typeof en>;

/** Words of the analyses, by language. */
export const analysesMessages: Record<Language, AnalysesMessages> = { RU: ru, EN: en };
