/** Colours of a drawing. They come from the tokens of the page, so that light, dark and contrast themes apply. */

/** Colours by role, as CSS colour values. */
export interface Palette {
  ink: string;
  inkSoft: string;
  line: string;
  surface: string;
  series: string;
  levels: readonly [string, string, string, string, string];
  font: string;
}

/**
 * Reads the palette where the drawing will stand. Tokens use `light-dark()`, which a canvas does not
 * understand, so each is resolved by putting it on an element that is never shown.
 */
export function readPalette(place: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  place.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    ink: colour('--ink'),
    inkSoft: colour('--ink-soft'),
    line: colour('--line'),
    surface: colour('--surface-raised'),
    series: colour('--series-1'),
    levels: [colour('--level-1'), colour('--level-2'), colour('--level-3'), colour('--level-4'), colour('--level-5')],
    font: getComputedStyle(place).fontFamily,
  };
  probe.remove();
  return palette;
}
