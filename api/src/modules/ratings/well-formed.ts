/** Half a character, as is left where a text was cut in the middle of one, cannot be stored: it becomes U+FFFD. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
