import type { OwnRating } from './shapes.ts';

/** Where a tab remembers its own rating of one subject, so that another tap changes it instead of adding one. */
export interface OwnRatingMemory {
  read(): OwnRating | null;
  write(own: OwnRating | null): void;
}

/** Memory that ends with the tab. Where nothing may be kept, the rating is remembered by the page alone. */
export function tabMemory(subjectKey: string): OwnRatingMemory {
  const key = `otklik:own:${subjectKey}`;
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? 'null') as OwnRating | null;
      } catch {
        return null;
      }
    },
    write(own) {
      try {
        if (own) sessionStorage.setItem(key, JSON.stringify(own));
        else sessionStorage.removeItem(key);
      } catch {
        // Nothing may be kept here: after a reload the page does not know that it was rated.
      }
    },
  };
}
