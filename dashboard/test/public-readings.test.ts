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

async function read(path: string): Promise<string> {
  const response = await fetch(`${origin}${path}?lang=en`);
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
