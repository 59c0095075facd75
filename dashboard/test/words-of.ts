/** The words of a piece of a page, without its tags. */
export const wordsOf = (html: string): string => html.replace(/<!--.*?-->|<[^>]+>/g, ' ').replace(/\s+/g, ' ');
