import type { PublicMessages } from '#lib/i18n/en/public.ts';

/** Headings of the scores of a table: of both, or of the one column of plain means. */
export const scoresOfList = ({ basis }: Pick<PublicMessages, 'basis'>, isPlain: boolean) =>
  isPlain
    ? { scores: null, scoreColumn: basis.RAW }
    : { scores: [basis.AS_EXPERIENCED, basis.LIKE_FOR_LIKE] as const, scoreColumn: null };
