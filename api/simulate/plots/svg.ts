/** Colours by role: one palette for light and one for dark, told apart by lightness too. */
const STYLE = `<style>
.paper{fill:#ffffff}.ink{fill:#1f2328}.soft{fill:#59636e}.rule{stroke:#d1d9e0}.zero{stroke:#59636e}.goal{fill:#1a7f37;fill-opacity:.12}
.a{fill:#9a6700;stroke:#9a6700}.b{fill:#0969da;stroke:#0969da}.c{fill:#8250df;stroke:#8250df}.d{fill:#59636e;stroke:#59636e}
.line{fill:none;stroke-width:2}.wide{stroke-width:1.5}
text{font:13px system-ui,sans-serif}.title{font-weight:600;font-size:14px}
@media (prefers-color-scheme:dark){.paper{fill:#0d1117}.ink{fill:#f0f6fc}.soft{fill:#9198a1}.rule{stroke:#3d444d}.zero{stroke:#9198a1}.goal{fill:#3fb950;fill-opacity:.18}
.a{fill:#d29922;stroke:#d29922}.b{fill:#58a6ff;stroke:#58a6ff}.c{fill:#bc8cff;stroke:#bc8cff}.d{fill:#9198a1;stroke:#9198a1}}
</style>`;

/** Colour of a series. */
export type Colour = 'a' | 'b' | 'c' | 'd';

/** Where a value of an axis lies on the drawing. */
export type Scale = (value: number) => number;

/** @param values the ends of the axis; @param places where they lie */
export const scale =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale =>
  (value) =>
    from + ((value - low) / (high - low)) * (to - from);

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** A drawing that is read in light and in dark. */
export class Drawing {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly #parts: string[] = [];

  /** @param width of the drawing, like its height in pixels */
  constructor(width: number, height: number, title: string) {
    this.width = width;
    this.height = height;
    this.title = title;
    this.text(16, 24, title, 'title ink');
  }

  text(x: number, y: number, words: string, kind = 'ink', anchor: 'start' | 'middle' | 'end' = 'start'): void {
    this.#parts.push(
      `<text class="${kind}" x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escaped(words)}</text>`,
    );
  }

  rule(x1: number, y1: number, x2: number, y2: number, kind = 'rule'): void {
    this.#parts.push(`<line class="${kind}" x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}"/>`);
  }

  box(x: number, y: number, width: number, height: number, kind: string): void {
    this.#parts.push(
      `<rect class="${kind}" x="${short(x)}" y="${short(y)}" width="${short(Math.max(0, width))}" height="${short(height)}"/>`,
    );
  }

  dot(x: number, y: number, colour: Colour, radius = 3, opacity = 1): void {
    this.#parts.push(
      `<circle class="${colour}" cx="${short(x)}" cy="${short(y)}" r="${radius}" fill-opacity="${opacity}" stroke="none"/>`,
    );
  }

  line(points: readonly (readonly [number, number])[], colour: Colour, dash = ''): void {
    const path = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
    this.#parts.push(
      `<path class="line ${colour}" style="fill:none" d="${path}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`,
    );
  }

  /** The whole file. */
  toString(): string {
    const { width, height, title } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
${STYLE}
<rect class="paper" width="${width}" height="${height}" rx="6"/>
${this.#parts.join('\n')}
</svg>
`;
  }
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
