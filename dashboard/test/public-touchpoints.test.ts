import { expect, inject, test } from 'vitest';
import { askDemo } from './ask-demo.ts';

const { origin } = inject('demoServer');

const textOf = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>|<!--.*?-->|<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');

async function read(path: string, language: 'en' | 'ru'): Promise<{ html: string; text: string }> {
  const response = await fetch(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  const html = await response.text();
  return { html, text: textOf(html) };
}

interface Figure {
  value: number;
  n: number;
  interval: { low: number; high: number };
}

const FIGURE = '{ value n interval { low high } }';

test.each([
  ['en', 'Point of contact', 'Unweighted: transactions are counted for services', 'a single channel'],
  ['ru', 'Место обращения', 'Без взвешивания: обращения считают по услугам', 'Канал здесь один'],
] as const)(
  'the page of a portal (%s) has its two scores as the api tells them, and says what is not defined for one channel',
  async (language, kind, unweighted, oneChannel) => {
    const { touchpoint } = await askDemo<{ touchpoint: { own: Figure; alike: Figure; raw: Figure } }>(
      `{ touchpoint(id: "services-portal") { own: estimate ${FIGURE} alike: estimate(basis: LIKE_FOR_LIKE) ${FIGURE}
         raw: estimate(basis: RAW) ${FIGURE} } }`,
    );
    const { html, text } = await read('/t/services-portal', language);
    expect(text).toContain(kind);
    for (const [basis, { value, interval }] of Object.entries({
      AS_EXPERIENCED: touchpoint.own,
      LIKE_FOR_LIKE: touchpoint.alike,
    })) {
      const card = textOf(html.slice(html.indexOf(`data-basis="${basis}"`)).slice(0, 4_000));
      expect(card).toContain(` ${value} `);
      expect(card).toContain(`${interval.low}–${interval.high}`);
    }
    expect(text).toContain(unweighted);
    expect(text).toContain(oneChannel);
    expect(html).not.toContain('aria-labelledby="channels"');
    expect(html).toContain('aria-labelledby="trend"');
    expect(html).toMatch(/href="\/r\/services-portal[^"]*"/);
  },
);

test('touchpoints rated as themselves are listed for all and for an authority, which the other pages link to', async () => {
  const { touchpoints } = await askDemo<{ touchpoints: { nodes: { slug: string; name: string }[] } }>(
    '{ touchpoints(ratedAsItself: true, authority: "employment-centre", first: 100) { nodes { slug name(language: EN) } } }',
  );
  expect(touchpoints.nodes.length).toBeGreaterThan(0);
  const all = await read('/t', 'en');
  const own = await read('/t?authority=employment-centre', 'en');
  for (const { slug, name } of touchpoints.nodes)
    for (const { html, text } of [all, own]) {
      expect(html).toMatch(new RegExp(`href="/t/${slug}[?"]`));
      expect(text).toContain(name);
    }
  expect(all.html).toMatch(/href="\/t\/services-portal[?"]/);
  expect(own.html).not.toMatch(/href="\/t\/services-portal[?"]/);
  // Another period keeps to the authority.
  expect(own.html).toMatch(/<input type="hidden" name="authority" value="employment-centre"/);
  expect((await read('/', 'en')).html).toMatch(/href="\/t[?"]/);
  expect((await read('/a/employment-centre', 'en')).html).toMatch(/href="\/t\?authority=employment-centre/);
  expect((await read('/a/civil-registry', 'en')).html).not.toMatch(/href="\/t\?authority/);
});

test('a place that is not rated as such says so; what does not exist has no page', async () => {
  const { touchpoints } = await askDemo<{ touchpoints: { nodes: { slug: string }[] } }>(
    '{ touchpoints(ratedAsItself: false, first: 1) { nodes { slug } } }',
  );
  const { html, text } = await read(`/t/${touchpoints.nodes[0]!.slug}`, 'en');
  expect(text).toContain('People are not asked about this point of contact as such');
  expect(html).not.toContain('aria-labelledby="rate"');
  for (const path of ['/t/nowhere', '/t?authority=nobody']) expect((await fetch(origin + path)).status).toBe(404);
});
