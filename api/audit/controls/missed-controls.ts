import { CONTROLS, type Control } from './weakened-steps.ts';

/** What an attack found withheld and nearly known. */
interface Found {
  narrowed: readonly unknown[];
}

/** Whatever attacked a country, as far as a control can show in it. */
export interface Attacked {
  control: Control | null;
  verdict: Found & { weighed: readonly unknown[] };
  modeTables: Found;
  successiveTables: Found;
  referenceMixes: Found;
  editions: Found | null;
}

/** Controls that no attack found in any of the countries where they were switched off. */
export function missedControls(examinations: readonly Attacked[]): string[] {
  const tried = new Set(examinations.flatMap(({ control }) => control ?? []));
  return [...tried].flatMap((control) => {
    const isFound = examinations.some((one) => one.control === control && hasFound(one));
    return isFound ? [] : [`with ${control} the attack found nothing, although ${CONTROLS[control]}`];
  });
}

const hasFound = ({ verdict, modeTables, successiveTables, referenceMixes, editions }: Attacked): boolean =>
  verdict.weighed.length > 0 ||
  [verdict, modeTables, successiveTables, referenceMixes, editions].some(
    (found) => found !== null && found.narrowed.length > 0,
  );
