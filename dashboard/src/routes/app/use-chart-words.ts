/** The words of drawings in the language of the page. */
import type { ComparisonWords } from '#lib/charts/words.ts';
import { useWords } from './use-words.ts';

/** Call while a component starts; `current` follows the language. */
export function useChartWords(): { readonly current: ComparisonWords } {
  const words = useWords();
  return {
    get current() {
      return {
        language: words.language,
        figures: words.t.figures,
        comparison: words.t.comparison,
        reasons: words.t.words.reason,
      };
    },
  };
}
