import { expect, inject, test } from 'vitest';
import { askDemo } from './ask-demo.ts';

const { origin } = inject('demoServer');

interface Figure {
  value: number | null;
  interval: { low: number; high: number } | null;
}
interface Row {
  key: string;
  estimate: Figure;
}
const FIGURE = '{ value interval { low high } }';
const BASES = ['AS_EXPERIENCED', 'LIKE_FOR_LIKE', 'RAW'] as const;
type Basis = (typeof BASES)[number];

async function read(path: string, query = 'lang=en'): Promise<string> {
  const response = await fetch(`${origin}${path}?${query}`);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return (await response.text()).replace(/<!--.*?-->/g, '');
}

/** Figures of tables as they are drawn, row by row: “73 (68–78)”. */
const drawn = (html: string): string[] =>
  [...html.matchAll(/class="figure[^"]*">\s*([^<]*?)\s*</g)].map(([, text]) => text!.replace(/\s/g, ' '));
const said = ({ value, interval }: Figure): string => `${value} (${interval!.low}–${interval!.high})`;
const between = (html: string, from: string, to: string): string =>
  html.slice(html.indexOf(from), html.indexOf(to, html.indexOf(from)));

test.each(['travel-passport', 'birth-registration'])(
  'ease, time and the index of %s stand like for like and as a raw mean, as the api tells them',
  async (slug) => {
    const measures = ['EASE', 'TIME', 'CSI'];
    const fields = measures.flatMap((measure) =>
      (['LIKE_FOR_LIKE', 'RAW'] as const).map(
        (basis) => `${measure}${basis}: estimate(measure: ${measure}, basis: ${basis}) ${FIGURE}`,
      ),
    );
    const { service } = await askDemo<{ service: Record<string, Figure> }>(
      `{ service(id: "${slug}") { ${fields.join(' ')} } }`,
    );
    const figures = measures.flatMap((measure) => [service[`${measure}LIKE_FOR_LIKE`]!, service[`${measure}RAW`]!]);
    const shown = figures.filter(({ value }) => value !== null);
    expect(shown.length).toBeGreaterThan(0);
    expect(drawn(between(await read(`/s/${slug}`), 'data-readings', '</table>'))).toEqual(shown.map(said));
  },
);

test('channels stand with both scores, and one click away with their raw means, as the api tells them', async () => {
  const { service } = await askDemo<{ service: Record<Basis, Row[]> }>(
    `{ service(id: "travel-passport") { ${BASES.map(
      (basis) => `${basis}: breakdown(by: CHANNEL, basis: ${basis}) { key estimate ${FIGURE} }`,
    ).join(' ')} } }`,
  );
  const html = await read('/s/travel-passport');
  const of = (basis: Basis, key: string) => service[basis].find((row) => row.key === key)!.estimate;
  const shown = (rows: readonly Figure[]) => rows.filter(({ value }) => value !== null).map(said);
  expect(service.AS_EXPERIENCED.length).toBeGreaterThan(1);
  expect(drawn(between(html, 'aria-labelledby="channels"', '</table>'))).toEqual(
    shown(service.AS_EXPERIENCED.flatMap(({ key, estimate }) => [estimate, of('LIKE_FOR_LIKE', key)])),
  );
  expect(drawn(between(html, 'data-plain-channels', '</table>'))).toEqual(
    shown(service.RAW.map(({ estimate }) => estimate)),
  );
});

test.each([
  ['/', 'services', 'services(first: 100)'],
  ['/', 'situations', 'lifeSituations(first: 100)'],
  ['/', 'authorities', 'authorities(first: 100)'],
  ['/t', 'list', 'touchpoints(first: 100, ratedAsItself: true)'],
] as const)(
  'the lists of %s show the plain means of #%s one click away, as the api tells them',
  async (path, list, asked) => {
    const filter = list === 'services' ? 'audience' : '';
    const { found } = await askDemo<{ found: { nodes: { name: string; audience?: string; estimate: Figure }[] } }>(
      `{ found: ${asked} { nodes { name(language: EN) ${filter} estimate(measure: SAT, basis: RAW) ${FIGURE} } } }`,
    );
    const link = /data-scores="both"[^]*?href="([^"]*)"/.exec(
      between(await read(path), `id="${list}"`, '</table>'),
    )![1]!;
    const address = new URL(link.replaceAll('&amp;', '&'), origin);
    expect([address.pathname, address.searchParams.get('scores'), address.hash]).toEqual([path, 'plain', `#${list}`]);
    const html = await read(path, address.searchParams.toString());
    const part = between(html, `id="${list}"`, '</table>');
    expect(part).toContain('nothing is left out and nothing is weighted');
    expect(part).toMatch(/<th[^>]*>Raw mean<\/th>/);
    const rows = found.nodes
      .filter(({ audience = 'EXTERNAL' }) => audience === 'EXTERNAL')
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    expect(drawn(part)).toEqual(
      rows.filter(({ estimate }) => estimate.value !== null).map(({ estimate }) => said(estimate)),
    );
    // The period that is chosen there leaves the means plain, and the way back leads to both scores.
    expect(html).toContain('name="scores" value="plain"');
    expect(/data-scores="plain"[^]*?href="([^"]*)"/.exec(part)![1]).not.toContain('scores=');
  },
);

test.each(['/a/civil-registry', '/l/birth-of-a-child'])(
  'the services of %s have their plain means one click away',
  async (path) => {
    const [both, plain] = [await read(path), await read(path, 'lang=en&scores=plain')];
    const anchor = path.startsWith('/a') ? 'id="services"' : 'id="steps"';
    const figures = (html: string) => drawn(between(html, anchor, '</table>')).length;
    expect(both.slice(both.indexOf(anchor))).toMatch(/data-scores="both"[^]*?scores=plain/);
    expect(plain.slice(plain.indexOf(anchor))).toContain('nothing is left out and nothing is weighted');
    expect(figures(plain)).toBeGreaterThan(0);
    expect(figures(both)).toBeGreaterThan(figures(plain));
  },
);
