import type { Language } from '@otklik/schema';
import { modeTestsMessages } from '../i18n/mode-tests.ts';
import { formatNumber } from './number.ts';

/** A test whether an effect is the same everywhere. */
export interface InteractionTest {
  df1: number;
  /** The public is told 0 of few. */
  df2: number;
  /** Null where it is infinite. */
  f: number | null;
  p: number;
  /** Largest deviation from the common effect, points. */
  largest: number | null;
}

/** What of a mode table tells whether its effects hold alike everywhere. */
export interface TestedItem {
  /** Parts into which units and modes fall that nothing connects. */
  components: number;
  /** Whether an effect of a mode is the same everywhere; null: could not be tested. */
  modeInteraction: InteractionTest | null;
  /** Whether channels differ alike in all services; null: could not be tested. */
  interaction: InteractionTest | null;
}

const SMALL_P = 0.001;

/** A sentence for each of them. */
export function modeTestsInWords(language: Language, item: TestedItem): string[] {
  const t = modeTestsMessages[language];
  const number = (value: number, digits = 0) => formatNumber(language, value, digits);
  const inWords = (test: InteractionTest | null) =>
    test
      ? t.tested(
          test.f === null ? '∞' : number(test.f, 2),
          `${number(test.df1)}; ${test.df2 === 0 ? '—' : number(test.df2, Number.isInteger(test.df2) ? 0 : 1)}`,
          test.p < SMALL_P ? `< ${number(SMALL_P, 3)}` : `= ${number(test.p, 3)}`,
          test.largest === null ? null : number(Math.abs(test.largest), 1),
        )
      : t.notTested;
  return [
    t.components(number(item.components), item.components),
    `${t.sameModes}: ${inWords(item.modeInteraction)}`,
    `${t.sameChannels}: ${inWords(item.interaction)}`,
  ];
}
