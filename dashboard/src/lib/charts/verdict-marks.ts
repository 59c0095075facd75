/** One mark for each verdict, told apart by shape; colour only where something may be said. */
import type { ComparisonVerdict } from '@otklik/schema';
import type { PointStyle } from 'chart.js';
import type { ComparedItem } from './comparison.ts';
import type { Palette } from './palette.ts';

interface Mark {
  style: PointStyle;
  /** Degrees. */
  rotation: number;
  radius: number;
  colour: string;
  fill: string;
}

/** The mark of a figure. */
export function markOf(verdict: ComparisonVerdict | null, palette: Palette): Mark {
  const [worst, , , , best] = palette.levels;
  const plain = { rotation: 0, radius: 4, colour: palette.inkSoft, fill: palette.inkSoft };
  switch (verdict) {
    case 'ABOVE':
      return { style: 'triangle', rotation: 0, radius: 6, colour: best, fill: best };
    case 'BELOW':
      return { style: 'triangle', rotation: 180, radius: 6, colour: worst, fill: worst };
    case 'NOT_COMPARABLE':
      return { ...plain, style: 'crossRot' };
    case 'INSUFFICIENT_DATA':
      return { ...plain, style: 'circle', fill: palette.surface };
    default:
      return { ...plain, style: 'circle' };
  }
}

/** Marks of several figures as the options of a data set of ordinary points. */
export function marksOf(items: readonly Pick<ComparedItem, 'verdict'>[], palette: Palette) {
  const marks = items.map(({ verdict }) => markOf(verdict, palette));
  return {
    pointStyle: marks.map(({ style }) => style),
    rotation: marks.map(({ rotation }) => rotation),
    radius: marks.map(({ radius }) => radius),
    hoverRadius: marks.map(({ radius }) => radius + 1.5),
    borderWidth: 1.5,
    borderColor: marks.map(({ colour }) => colour),
    backgroundColor: marks.map(({ fill }) => fill),
  };
}
