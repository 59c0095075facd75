import { createContext } from 'svelte';
import type { Language } from '@otklik/schema';

/** What a component needs to speak: the language, and links that keep it. Reactive: read it where it is used. */
export interface Locale {
  readonly language: Language;
  /** An address inside the site that keeps an explicit language. */
  link(path: string): string;
}

/** Set once by the root layout; `useLocale()` reads it in any component below. */
export const [useLocale, setLocale] = createContext<Locale>();
