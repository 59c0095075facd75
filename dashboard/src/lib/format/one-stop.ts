/** Sentences that end in an abbreviation, such as «г.», keep one full stop. */
export const oneStop = (text: string): string => text.replace(/\.\.(?=\s|$)/g, '.');
