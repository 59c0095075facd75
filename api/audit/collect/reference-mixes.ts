import type { Outsider } from './outsider.ts';

/** A frozen reference mix as it is seen: each part in percent of all that are shown, to two decimals. */
export interface ShownReferenceMix {
  year: number;
  weighting: 'FLOW' | 'ANSWERS';
  period: { from: string; to: string };
  shares: readonly { channel: string; segment: string | null; percent: number }[];
}

/** Every frozen reference mix, newest first. */
export async function listReferenceMixes(outsider: Outsider): Promise<ShownReferenceMix[]> {
  const { referenceMixes } = await outsider.ask<{ referenceMixes: ShownReferenceMix[] }>(
    '{ referenceMixes(first: 100) { year weighting period { from to } shares { channel segment percent } } }',
  );
  return referenceMixes;
}
