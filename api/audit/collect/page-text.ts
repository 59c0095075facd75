/** Elements whose text is a figure: cells of tables, drawings and what measures. */
const FIGURES = new Set(['td', 'svg', 'meter', 'progress']);
/** Attributes that somebody hears, sees on demand, or has beside the text of a cell on a narrow page. */
const READ_OUT =
  /(?<![\w-])(?:aria-(?:label|description|valuetext|valuenow)|title|alt|placeholder|data-label)="([^"]*)"/g;
/** What search engines show of a page. */
const DESCRIPTION = /^\s*name="description"/;
const CONTENT = /(?<![\w-])content="([^"]*)"/g;

const MARKS = { open: '\uE000', close: '\uE001' } as const;
const MARK = /[\uE000\uE001]/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/**
 * All that a page says, in order: the text of its elements and the attributes that are read out. Around what is shown as a
 * figure stand marks that are no letters, digits or spaces (`isInsideFigure`, `withoutMarks`).
 */
export function pageText(html: string): string {
  const pieces: string[] = [];
  let figures: string[] = [];
  const page = html.replaceAll(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, ' ');
  const parts = page.matchAll(/<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+)/g);
  for (const [, end, name = '', attributes = '', text] of parts) {
    if (text !== undefined) pieces.push(decoded(text));
    else if (end) {
      const opened = figures.lastIndexOf(name);
      pieces.push(opened === 0 ? `${MARKS.close} ` : ' ');
      if (opened >= 0) figures = figures.slice(0, opened);
    } else {
      const said = readOut(name, attributes).map((value) => ` ${MARKS.open}${decoded(value)}${MARKS.close} `);
      // Inside a figure its mark stands again after those of attributes.
      pieces.push(' ', ...said, said.length > 0 && figures.length > 0 ? MARKS.open : '');
      if (!FIGURES.has(name) || attributes.endsWith('/')) continue;
      if (figures.length === 0) pieces.push(MARKS.open);
      figures.push(name);
    }
  }
  return pieces.join('');
}

/** Whether what stands at a place of a page's text is shown as a figure. */
export const isInsideFigure = (text: string, at: number): boolean =>
  text.lastIndexOf(MARKS.open, at) > text.lastIndexOf(MARKS.close, at);

/** A piece of a page's text as it is read. */
export const withoutMarks = (text: string): string => text.replaceAll(MARK, '');

function readOut(name: string, attributes: string): string[] {
  const said = [...attributes.matchAll(READ_OUT)];
  if (name === 'meta' && DESCRIPTION.test(attributes)) said.push(...attributes.matchAll(CONTENT));
  return said.map(([, value]) => value!);
}

/** The characters that entities stand for; a space for one that is not known. */
const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+\d*));/gi, (_, decimal?: string, hex?: string, name?: string) =>
    name ? (ENTITIES[name] ?? ' ') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex!, 16)),
  );
