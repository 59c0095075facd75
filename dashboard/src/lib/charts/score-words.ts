/** What was done to scores, in words beside their drawing or in their cell. */
import type { Measure } from '@otklik/schema';
import type { appComparison } from '#lib/i18n/en/app-comparison.ts';
import type { SameShape } from '#lib/i18n/en/app-shape.ts';
import type { MaybeScored, ScoreFacts } from './figures.ts';

type Words = Pick<
  SameShape<typeof appComparison>,
  'basis' | 'facts' | 'note' | 'reason' | 'modeReason' | 'modeMeaning' | 'unweightedMeaning'
>;

const isShown = ({ suppressed, value }: MaybeScored) => !suppressed && value !== null;

const distinct = <Value>(values: readonly (Value | null | undefined)[]): Value[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
];

/** The mode tables and reference mixes that were used for some figures, each once. */
export function tablesInWords(estimates: readonly MaybeScored[], { facts }: Pick<Words, 'facts'>): string {
  const shown = estimates.filter(isShown);
  return [
    ...distinct(shown.map(({ modeTable }) => modeTable)).map(facts.modeTable),
    ...distinct(shown.map(({ referenceMix }) => referenceMix)).map((year) => facts.referenceMix(String(year))),
  ].join(' · ');
}

/**
 * Which score the figures of a drawing are and with which tables they were made; nothing for a fact, of which there is
 * but one, and where nothing is shown.
 */
export function scoreInWords(estimates: readonly MaybeScored[], measure: Measure, words: Words): string | undefined {
  const bases = distinct(estimates.filter(isShown).map(({ basis }) => basis));
  if (measure === 'RESULT' || bases.length === 0) return undefined;
  if (bases.every((basis) => basis === 'RAW')) return words.facts.rawRows;
  const tables = tablesInWords(estimates, words);
  return `${bases.map((basis) => words.basis[basis]).join(', ')}${tables ? ` · ${tables}` : ''}.`;
}

/** What could not be done to one score; empty where everything was, and for what is no score. */
export function notDoneInWords(
  {
    basis,
    modeAdjustment,
    modesVary,
    weighting,
  }: Pick<MaybeScored, 'basis' | 'modeAdjustment' | 'modesVary' | 'weighting'>,
  { note }: Pick<Words, 'note'>,
): string {
  const said: string[] = [];
  if (modeAdjustment === 'NOT_ADJUSTED') said.push(note.modeNotAdjusted);
  if (modeAdjustment === 'PARTLY') said.push(note.modePartly);
  if (modesVary) said.push(note.modesVary);
  if (basis === 'AS_EXPERIENCED' && weighting === 'ANSWERS') said.push(note.unweighted);
  return said.join(', ');
}

/** What the words of `notDoneInWords` mean, in sentences; none where it says nothing. */
export function notDoneMeanings(
  { basis, modeAdjustment, modeReason, modesVary, weighting }: Partial<ScoreFacts>,
  {
    reason,
    modeReason: reasons,
    modeMeaning,
    unweightedMeaning,
  }: Pick<Words, 'reason' | 'modeReason' | 'modeMeaning' | 'unweightedMeaning'>,
): string[] {
  const said: string[] = [];
  if (modeAdjustment === 'NOT_ADJUSTED' || modeAdjustment === 'PARTLY') {
    said.push(modeMeaning);
    if (modeReason) said.push(reasons[modeReason]);
  }
  if (modesVary) said.push(reason.MODES_VARY);
  if (basis === 'AS_EXPERIENCED' && weighting === 'ANSWERS') said.push(unweightedMeaning);
  return said;
}
