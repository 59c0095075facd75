import type { Knowledge } from './knowledge.ts';

/**
 * Which cells are shown, or have the very ratings of one that is: the only channel of a touchpoint, the only service of
 * an authority. Their total is the published one, so that nothing of them is withheld.
 */
export function shownByTheSame({ isShown, sums }: Pick<Knowledge, 'isShown' | 'sums'>): boolean[] {
  const shown = [...isShown];
  const same = sums.flatMap(({ total, parts, isComplete }) =>
    isComplete && parts.length === 1 ? [[total, parts[0]!] as const] : [],
  );
  for (let before = -1, now = 0; now !== before;) {
    before = now;
    for (const [total, part] of same) if (shown[total] || shown[part]) shown[total] = shown[part] = true;
    now = shown.filter(Boolean).length;
  }
  return shown;
}
