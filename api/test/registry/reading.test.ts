import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { statementsOf, World } from './world.ts';

let world: World;
const services: string[] = [];

beforeAll(async () => {
  world = await World.start();
  for (let n = 1; n <= 12; n++)
    services.push(
      await world.aService(`passport-${n}`, n % 2 ? 'agency-a' : 'agency-b', {
        RU: `Паспорт, вид ${n}`,
        EN: `Passport, kind ${n}`,
      }),
    );
  await world.aService('tree', 'agency-a', { RU: 'Вырубка ёлок 100%', EN: 'Felling of trees, 100%' });
  await world.aService('school', 'other-top', { RU: 'Школа', EN: 'School' });
  for (let n = 0; n < 4; n++) await world.aTouchpoint(`office-${n}`, 'agency-a', services.slice(n, n + 6));
  await world.ask(
    `mutation ($stages: [JourneyStageInput!]!) { lifeSituationCreate(input: { lead: "ministry", slug: "moving",
       name: { ru: "Переезд", en: "Moving house" }, spokenName: { ru: "переезд", en: "moving house" }, stages: $stages
     }) { userErrors { code } } }`,
    { stages: [1, 2].map((n) => ({ name: { ru: `Шаг ${n}`, en: `Step ${n}` }, services: [`passport-${n}`, 'tree'] })) },
    world.viewer('PLATFORM_ADMIN', null),
  );
});
afterAll(() => world.stop());

const names = (connection: { nodes: { name: string }[] }) => connection.nodes.map(({ name }) => name);

describe('anybody', () => {
  test('reads the stages of a life situation and the services used in each, in order', async () => {
    const { lifeSituation, services: used } = await world.ask(`{
      lifeSituation(id: "moving") { name lead { slug } stages { position name services { slug } } }
      services(lifeSituation: "moving") { nodes { slug lifeSituations { slug } } } }`);
    expect(lifeSituation).toEqual({
      name: 'Moving house',
      lead: { slug: 'ministry' },
      stages: [
        { position: 1, name: 'Step 1', services: [{ slug: 'passport-1' }, { slug: 'tree' }] },
        { position: 2, name: 'Step 2', services: [{ slug: 'passport-2' }, { slug: 'tree' }] },
      ],
    });
    expect(used.nodes).toHaveLength(3);
    expect(used.nodes[0]).toEqual({ slug: 'tree', lifeSituations: [{ slug: 'moving' }] });
  });

  test('reads services by name, numbers as numbers, page after page, in the language asked for', async () => {
    const source = `query ($after: String) { services(first: 5, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { services: page } = await world.ask(source, { after }, null, 'RU');
      read.push(...names(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual([
      'Вырубка ёлок 100%',
      ...Array.from({ length: 12 }, (_, n) => `Паспорт, вид ${n + 1}`),
      'Школа',
    ]);
    const { services: english } = await world.ask(
      `{ services(first: 1) { nodes { name name_ru: name(language: RU) } } }`,
    );
    expect(english.nodes).toEqual([{ name: 'Felling of trees, 100%', name_ru: 'Вырубка ёлок 100%' }]);
  });

  test.each([
    ['ЕЛОК', 1],
    ['trees FELLING', 1],
    ['паспорт 12', 1],
    ['%', 1],
    ['_', 0],
    ['вид', 12],
  ])('finds services by «%s»', async (search, count) => {
    const { services: found } = await world.ask(
      `query ($search: String) { services(first: 100, search: $search) { nodes { name } } }`,
      { search },
    );
    expect(found.nodes).toHaveLength(count);
  });

  test('finds objects of every kind by words of their names and by their slugs', async () => {
    const found = await world.ask(`{ services(search: "passport-1") { nodes { slug } }
      touchpoints(search: "OFFICE-2") { nodes { slug } } lifeSituations(search: "house") { nodes { slug } }
      authorities(search: "agency-b") { nodes { slug } } }`);
    expect(found.services.nodes.map(({ slug }: { slug: string }) => slug)).toEqual([
      'passport-1',
      'passport-10',
      'passport-11',
      'passport-12',
    ]);
    expect(found.touchpoints.nodes).toEqual([{ slug: 'office-2' }]);
    expect(found.lifeSituations.nodes).toEqual([{ slug: 'moving' }]);
    expect(found.authorities.nodes).toEqual([{ slug: 'agency-b' }]);
  });

  test('asks for named services wherever they stand in the list, in its order; an unknown one has no row', async () => {
    const source = `query ($ids: [ID!]) { services(first: 2, ids: $ids) { nodes { slug } pageInfo { hasNextPage } } }`;
    const ids = ['school', toGlobalId('Service', services[11]!), 'tree', 'no-such', 'school'];
    const { services: found } = await world.ask(source, { ids });
    expect(found).toEqual({ nodes: [{ slug: 'tree' }, { slug: 'passport-12' }], pageInfo: { hasNextPage: true } });
    expect((await world.ask(source, { ids: [] })).services.nodes).toEqual([]);
    const many = Array.from({ length: 101 }, (_, n) => `passport-${n}`);
    await expect(world.ask(source, { ids: many })).rejects.toThrow('FIELD_INVALID');
  });

  test('narrows services to an authority with those below it, by slug or global id', async () => {
    const source = `query ($authority: ID) { services(first: 100, authority: $authority) { nodes { slug } } }`;
    const count = async (authority: string) => (await world.ask(source, { authority })).services.nodes.length;
    expect(await count('ministry')).toBe(13);
    expect(await count(toGlobalId('Authority', world.ids['agency-b']))).toBe(6);
    expect(await count('no-such')).toBe(0);
  });

  test('asks for the same object by slug, by global id, and as a node', async () => {
    const id = toGlobalId('Service', services[0]!);
    const answer = await world.ask(
      `query ($id: ID!) { bySlug: service(id: "passport-1") { id } byId: service(id: $id) { id kind } node(id: $id) { __typename id ... on Service { slug } }
         none: service(id: "svc_00000000000000000000000000000000") { id } }`,
      { id },
    );
    expect(answer).toEqual({
      bySlug: { id },
      byId: { id, kind: 'SERVICE' },
      node: { __typename: 'Service', id, slug: 'passport-1' },
      none: null,
    });
  });

  test.each([0, 101])('is refused a page of %i', async (first) => {
    await expect(
      world.ask(`query ($first: Int!) { services(first: $first) { nodes { id } } }`, { first }),
    ).rejects.toThrow('PAGE_SIZE');
  });

  test('does not see in the public schema what only staff may see', async () => {
    const { errors } = await world.answer(`{ service(id: "tree") { viewerCanChange } }`);
    expect(errors?.[0]?.message).toContain('Cannot query field "viewerCanChange"');
  });
});

test('a page of services with authority, life situations and touchpoints costs as many statements as a short one', async () => {
  const source = `query ($first: Int!) { services(first: $first) { nodes {
    name authority { name parent { name } } lifeSituations { name stages { name services { name } } }
    touchpoints { name services { slug } } } } }`;
  const short = await statementsOf(() => world.ask(source, { first: 4 }));
  const whole = await statementsOf(() => world.ask(source, { first: 100 }));
  expect(whole).toHaveLength(5);
  expect(short).toHaveLength(whole.length);
});
