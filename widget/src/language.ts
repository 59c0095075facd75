import type { Language } from '@otklik/schema';

/**
 * First language of the list that the widget speaks, else English.
 * `wishes` are BCP 47 tags, strongest wish first; empty and unknown ones are passed over.
 */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const primary = (wish ?? '').toLowerCase().split(/[-_]/)[0];
    if (primary === 'ru') return 'RU';
    if (primary === 'en') return 'EN';
  }
  return 'EN';
}

/** Wishes of an element: its attribute, the nearest `lang` around it (through shadow roots), the page, the browser. */
export function languageWishes(element: Element): (string | null | undefined)[] {
  const wishes: (string | null | undefined)[] = [];
  for (let at: Element | null = element; at; at = above(at)) wishes.push(at.getAttribute('lang'));
  return [...wishes, ...navigator.languages];
}

function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
