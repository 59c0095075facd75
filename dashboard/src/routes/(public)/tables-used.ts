/** With which frozen tables figures were made. */
import { modeTablePath, referenceMixPath } from '#lib/data/method/table-paths.ts';
import type { EstimateFigure, ScoredFigure } from '#lib/format/estimate.ts';

type Figure = EstimateFigure & Partial<Pick<ScoredFigure, 'coverage' | 'basis'>>;

/** A frozen table: its name and where on the page of the method it stands. */
export interface TableUsed {
  kind: 'modeTable' | 'referenceMix';
  name: string;
  path: string;
}

/** The mode tables and reference mixes behind the figures that are shown, each once. */
export function tablesUsed(figures: readonly Figure[]): TableUsed[] {
  const shown = figures.filter(({ value, suppressed }) => !suppressed && value !== null);
  const distinct = <Value>(values: readonly (Value | null | undefined)[]) =>
    [...new Set(values)].filter((value) => value !== null && value !== undefined);
  return [
    ...distinct(shown.map(({ modeTable }) => modeTable)).map((name): TableUsed => ({
      kind: 'modeTable',
      name,
      path: modeTablePath(name),
    })),
    ...distinct(shown.map(({ referenceMix }) => referenceMix)).map((year): TableUsed => ({
      kind: 'referenceMix',
      name: String(year),
      path: referenceMixPath(year),
    })),
  ];
}
