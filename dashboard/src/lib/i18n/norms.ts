import type { Language } from '@otklik/schema';
import type { SameShape } from './en/app-shape.ts';
import { norms as en } from './en/norms.ts';
import { norms as ru } from './ru/norms.ts';

/** Words of norms beside what people say of the result; only the page of a service has them. */
export type NormsMessages = SameShape<typeof en>;

/** The same, by language. */
export const normsMessages: Record<Language, NormsMessages> = { RU: ru, EN: en };
