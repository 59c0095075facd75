import type { Json } from './case.ts';

/** What a comparison found. */
export interface Comparison {
  /** Largest |computed − expected| / max(1, |expected|) of all numbers; Infinity where there is no number to compare. */
  readonly worst: number;
  /** One sentence a deviation, with the path of the key. */
  readonly problems: readonly string[];
}

/** Values that the cases print for information: compared where the family computes them, and not missed where not. */
const INFORMATIONAL = /_survey|^se_svystandardize$|^I2$/;

/**
 * Compares every key of `expected` with what was computed. Numbers may differ by `tolerance · max(1, |expected|)`;
 * strings, booleans, nulls and lists of whole numbers must be equal. What was computed beyond that is not looked at.
 */
export function compare(computed: Json, expected: Json, tolerance: number): Comparison {
  const problems: string[] = [];
  let worst = 0;

  function missed(path: string, found: Json, wanted: Json): void {
    problems.push(`${path}: ${JSON.stringify(found) ?? 'nothing'} instead of ${JSON.stringify(wanted)}`);
  }

  function number(path: string, found: Json, wanted: number, isWhole: boolean): void {
    const deviation = typeof found === 'number' ? Math.abs(found - wanted) / Math.max(1, Math.abs(wanted)) : Infinity;
    worst = Math.max(worst, Number.isNaN(deviation) ? Infinity : deviation);
    if (!(deviation <= tolerance) || (isWhole && Number.isInteger(found) && found !== wanted))
      missed(path, found, wanted);
  }

  function walk(path: string, found: Json, wanted: Json, isWhole = false): void {
    if (typeof wanted === 'number') return number(path, found, wanted, isWhole);
    if (Array.isArray(wanted)) {
      if (!Array.isArray(found) || found.length !== wanted.length) return missed(path, found, wanted);
      const isWholeList = wanted.every(Number.isInteger);
      for (const [i, value] of wanted.entries()) walk(`${path}[${i}]`, found[i], value, isWholeList);
    } else if (typeof wanted === 'object' && wanted !== null) {
      if (typeof found !== 'object' || found === null || Array.isArray(found)) return missed(path, found, wanted);
      for (const [key, value] of Object.entries(wanted)) {
        if (found[key] === undefined && INFORMATIONAL.test(key)) continue;
        walk(path === '' ? key : `${path}.${key}`, found[key], value);
      }
    } else if (found !== wanted) {
      missed(path, found, wanted);
    }
  }

  walk('', computed, expected);
  return { worst, problems };
}
