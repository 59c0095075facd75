import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PAGES } from './visit.ts';

const WEIGHT_AT_MOST_BYTES = 30 * 1024;

/** The text of a page that is there. */
async function textOf(address: string | URL, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.text();
}

/** Addresses of the style sheets of a page. */
function styleSheetsOf(html: string): string[] {
  return [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '');
}

/** Facts about the answers themselves: weight, headers, no scripts. */
export function pageFacts(origin: () => string): void {
  test.each(PAGES)('%s weighs at most 30 KB with its styles, compressed', async (path) => {
    const html = await textOf(origin() + path);
    const address = new URL(origin() + path);
    const parts = [html];
    for (const sheet of styleSheetsOf(html)) parts.push(await textOf(new URL(sheet, address)));
    const weight = parts.reduce((sum, part) => sum + brotliCompressSync(part).length, 0);
    expect(parts.length).toBeGreaterThan(1);
    expect(weight).toBeLessThanOrEqual(WEIGHT_AT_MOST_BYTES);
  });

  test.each(PAGES)('%s has no script, no style attribute, nothing from elsewhere', async (path) => {
    const html = await textOf(origin() + path);
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toMatch(/\sstyle="/i);
    expect([...html.matchAll(/(?:src|href|action)="((?:https?:)?\/\/[^"]+)"/gi)].map(([, address]) => address)).toEqual(
      [],
    );
  });

  test.each(['/', '/s/travel-passport', '/l/birth-of-a-child', '/a/social-support-agency'])(
    '%s says of its scores what was not done to them, and explains each such word without scripts',
    async (path) => {
      const html = (await textOf(`${origin()}${path}?lang=en`)).replace(/<!--.*?-->/g, '');
      const explained = [
        ...html.matchAll(/<summary[^>]*>((?:(?!<\/summary>).)*)<\/summary>\s*<div[^>]*>\s*<p>[^<]{40,}/gs),
      ].map(([, words = '']) => words.replace(/<[^>]+>/g, ''));
      const inRows = [...html.matchAll(/<span[^>]* data-labels[^>]*>(.*?)<\/span>/g)].flatMap(([, words = '']) =>
        words.split(', '),
      );
      expect(explained.join()).toMatch(/mode (not|partly) adjusted/);
      expect(inRows.filter((word) => !explained.includes(word))).toEqual([]);
    },
  );

  test.each(['en', 'ru'])(
    'an answer and its points are two words, and no year leaves its «г.» behind, in %s',
    async (lang) => {
      const text = (await textOf(`${origin()}/method?lang=${lang}`)).replace(/<!--.*?-->|<[^>]+>/gs, '');
      expect(text).toMatch(/\p{L}\u00a0\(100\)/u);
      expect(text).not.toMatch(/\p{L}\(\d+\)|\d\)·|\d г\./u);
      if (lang === 'ru') expect(text).toMatch(/20\d\d\u00a0г\./);
    },
  );

  test('the policy of a page starts from nothing', async () => {
    const { headers } = await fetch(`${origin()}/`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['/f/birth-registration', '/r/services-portal', '/receipt'])(
    '%s is kept by no cache and no index',
    async (path) => {
      const { headers } = await fetch(origin() + path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
    },
  );

  test('a person’s form has its own id at each visit, and no cookie is set', async () => {
    const visits = [await fetch(`${origin()}/f/birth-registration`), await fetch(`${origin()}/f/birth-registration`)];
    const ids = await Promise.all(
      visits.map(async (visit) => /name="rating" value="([0-9a-f-]{36})"/.exec(await visit.text())?.[1]),
    );
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(visits[0]?.headers.get('set-cookie')).toBeNull();
  });

  test('the language follows the address, then the browser, and stands in the page', async () => {
    const langOf = async (path: string, accept: string) => {
      const html = await textOf(origin() + path, { 'accept-language': accept });
      return /<html lang="(\w+)" dir="ltr"/.exec(html)?.[1];
    };
    expect(await langOf('/', 'en-GB')).toBe('en');
    expect(await langOf('/', 'fr')).toBe('ru');
    expect(await langOf('/?lang=en', 'ru')).toBe('en');
  });

  test.each(['/?after=x', '/did?after=x', '/did/%00'])('%s is told to be wrong, not to be our fault', async (path) => {
    const response = await fetch(`${origin()}${path}${path.includes('?') ? '&' : '?'}lang=en`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This address cannot be read');
  });

  test('a page that does not exist says so with the number of the request', async () => {
    const response = await fetch(`${origin()}/s/no-such-service?lang=en`);
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).toContain('There is no such page');
    expect(html).toMatch(/<code>[\w-]{8,}<\/code>/);
  });

  test('a rating is accepted from a page that sends no origin, as kiosks and in-app browsers do', async () => {
    const html = await (await fetch(`${origin()}/f/birth-registration?lang=en`)).text();
    const fields = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    );
    const response = await fetch(`${origin()}/f/birth-registration?lang=en&/rate`, {
      method: 'POST',
      headers: { origin: 'null', accept: 'text/html' },
      body: new URLSearchParams([...fields, ['sat', '5']]),
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Thank you, your answer is saved');
  });
}
