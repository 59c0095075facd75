import type { Language } from '@otklik/schema';
import { appRegistry as en } from './en/app-registry.ts';
import type { SameShape } from './en/app-shape.ts';
import { appRegistry as ru } from './ru/app-registry.ts';

/** Words of the registry and of what is copied from it. */
export type RegistryMessages = SameShape<typeof en>;

/** The same, by language. Apart from the other words of staff: only pages of the registry need them. */
export const registryMessages: Record<Language, RegistryMessages> = { RU: ru, EN: en };
