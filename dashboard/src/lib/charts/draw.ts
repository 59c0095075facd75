/** Puts a drawing on a canvas, and draws again when the page turns light or dark. */
import type { ChartConfiguration, ChartType, DefaultDataPoint } from 'chart.js';
import type { Attachment } from 'svelte/attachments';
import { readPalette } from './palette.ts';
import type { Palette } from './palette.ts';

/** Any of our drawings. */
export type Drawing = (palette: Palette) => ChartConfiguration<ChartType, DefaultDataPoint<ChartType>, unknown>;

/**
 * Attachment for a canvas. The library is fetched here, so that pages without a drawing do not carry
 * it. `onfailure` is called when it cannot be fetched; the table beside holds the same figures.
 */
export function drawChart(drawing: Drawing, onfailure: () => void): Attachment<HTMLCanvasElement> {
  return (canvas) => {
    let chart: { destroy(): void } | null = null;
    let isGone = false;
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(forced-colors: active)');
    const draw = async () => {
      try {
        const { Chart } = await import('./library.ts');
        if (isGone) return;
        chart?.destroy();
        chart = new Chart(canvas, drawing(readPalette(canvas.parentElement ?? document.body)));
      } catch (failure) {
        console.error(failure);
        onfailure();
      }
    };
    void draw();
    scheme.addEventListener('change', draw);
    contrast.addEventListener('change', draw);
    return () => {
      isGone = true;
      scheme.removeEventListener('change', draw);
      contrast.removeEventListener('change', draw);
      chart?.destroy();
    };
  };
}
