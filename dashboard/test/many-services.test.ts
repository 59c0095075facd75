import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchServer, startScratchServer } from '../../scripts/scratch-server/start.ts';
import { PASSWORD } from './app-visit.ts';

/** One more than a page of any list holds, so that the last ones stand on a page of their own. */
const SERVICES = 101;
const LATE = ['zz-service-100', 'zz-service-101'] as const;

let server: ScratchServer;
let cookie: string;

/** Services beside those of the demo, named to stand behind all of them, and as many life situations and authorities. */
beforeAll(async () => {
  server = await startScratchServer({ ratings: 1_000 });
  cookie = await signIn();
  const name = (kind: string, n: number) => `{ ru: "Яя ${kind} ${n}", en: "Zz ${kind} ${n}" }`;
  for (let n = 1; n <= SERVICES; n++) {
    const { errors, data } = await ask(`mutation {
      authority: authorityCreate(input: { slug: "zz-authority-${n}", name: ${name('authority', n)}, parent: "ministry-of-public-services" }) {
        userErrors { message } }
      service: serviceCreate(input: { slug: "zz-service-${n}", name: ${name('service', n)}, spokenName: ${name('service', n)},
        authority: "zz-authority-${n}", audience: EXTERNAL }) { userErrors { message } }
      situation: lifeSituationCreate(input: { slug: "zz-situation-${n}", name: ${name('situation', n)},
        spokenName: ${name('situation', n)}, lead: "zz-authority-${n}", stages: [] }) { userErrors { message } }
    }`);
    const refused = [errors, ...Object.values(data ?? {}).map(({ userErrors }) => userErrors)].flatMap((e) => e ?? []);
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
  }
});
afterAll(() => server.stop());

async function signIn(): Promise<string> {
  const response = await fetch(`${server.origin}/app/login`, {
    method: 'POST',
    headers: { origin: server.origin, accept: 'text/html' },
    body: new URLSearchParams({ email: 'platform@demo.example', password: PASSWORD }),
    redirect: 'manual',
  });
  expect(response.status).toBe(303);
  return response.headers.getSetCookie()[0]!.split(';')[0]!;
}

async function ask(query: string) {
  const response = await fetch(`${server.origin}/staff/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin, cookie },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    errors?: { message: string }[];
    data?: Record<string, { userErrors: { message: string }[] }>;
  };
}

/** The page as it comes, before any script, without the marks of its parts. */
async function pageAt(path: string): Promise<string> {
  const response = await fetch(`${server.origin}${path}${path.includes('?') ? '&' : '?'}lang=en`, {
    headers: { cookie, accept: 'text/html' },
  });
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll(/<!--.*?-->/g, '');
}

/** Boxes that can be ticked for a field, and which of them are ticked. */
function boxesOf(html: string, field: string) {
  const boxes = [...html.matchAll(/<label class="check[^>]*>\s*(<input[^>]*>)\s*([^<]*?)\s*<\/label>/g)].filter(
    ([, input]) => input!.includes(`name="${field}"`),
  );
  return {
    all: boxes.map(([, , label]) => label),
    ticked: boxes.filter(([, input]) => /\schecked/.test(input!)).map(([, , label]) => label),
  };
}

test('services from the end of the list are compared when they are chosen', async () => {
  const html = await pageAt(`/app/compare?${LATE.map((slug) => `service=${slug}`).join('&')}`);
  expect(html).not.toContain('Choose at least two');
  const rows = [...html.matchAll(/<a href="\/app\/services\/(zz-service-\d+)/g)].map(([, slug]) => slug);
  expect(new Set(rows)).toEqual(new Set(LATE));
  const { all, ticked } = boxesOf(html, 'service');
  expect(ticked).toEqual(['Zz service 100', 'Zz service 101']);
  expect(all.length).toBeGreaterThan(SERVICES);
});

test('one service from the end of the list is compared with itself in the period before', async () => {
  const html = await pageAt(`/app/compare?service=${LATE[1]}&compared=periods`);
  expect(html).toMatch(/<h1[^>]*>Compare: Zz service 101/);
  expect(html).not.toContain('Choose a service first');
});

test('an improvement can be about, and be compared with, any service and any life situation', async () => {
  const html = await pageAt(`/app/improvements/new?service=${LATE[1]}`);
  expect(boxesOf(html, 'service').ticked).toEqual(['Zz service 101']);
  expect(boxesOf(html, 'comparison').all).toContain('Zz service 101');
  expect(boxesOf(html, 'situation').all).toContain('Zz situation 101');
  // Of many, only authorities with a chosen service are open.
  expect(html).toMatch(/<details[^>]*open[^>]*>\s*<summary[^>]*>Zz authority 101/);
  expect(html).not.toMatch(/<details[^>]*open[^>]*>\s*<summary[^>]*>Zz authority 100/);
});

test('a touchpoint can offer any service, and belong to any authority', async () => {
  const html = await pageAt('/app/registry/touchpoints/new');
  expect(boxesOf(html, 'services').all).toContain('Zz service 101');
  expect(html).toMatch(/<option[^>]*>Zz authority 101<\/option>/);
});

test('the registry is searched to its end, whatever the kind', async () => {
  for (const kind of ['authorities', 'services', 'situations']) {
    const singular = { authorities: 'authority', services: 'service', situations: 'situation' }[kind];
    expect(await pageAt(`/app/registry/${kind}?search=101`), kind).toContain(`Zz ${singular} 101`);
  }
});

test('the overview says where it holds only the first of many', async () => {
  const html = await pageAt('/app');
  expect(html).toContain('Only the first 100 services by name are looked at here.');
  expect(html).toContain('Only the first 100 life situations by name are shown here.');
});

test('public lists of life situations and authorities are whole', async () => {
  const html = await pageAt('/');
  expect(html).toContain('Zz situation 101');
  expect(html).toContain('Zz authority 101');
});
