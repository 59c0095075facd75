import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StaffRole, Viewer } from '@otklik/schema';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { World } from './world.ts';

let world: World;
let ownService: string;
let ratedService: string;
let ratedTouchpoint: string;
let count = 0;
let slug: string;

beforeAll(async () => {
  world = await World.start();
  ownService = await world.aService('own', 'agency-a');
  await world.aService('foreign', 'agency-b');
  ratedService = await world.aService('rated', 'agency-a');
  ratedTouchpoint = await world.aTouchpoint('desk', 'agency-a', [ratedService]);
  await world.aRating(ratedService, ratedTouchpoint, world.ids['agency-a']);
});
afterAll(() => world.stop());
beforeEach(() => {
  slug = `new-${++count}`;
});

const NAME = { ru: 'Новое', en: 'New' };
const newService = (authority: string, given: object = {}) => ({
  authority,
  slug,
  name: NAME,
  spokenName: NAME,
  audience: 'EXTERNAL',
  ...given,
});

/** Runs a mutation of one input and gives its payload. */
async function run(mutation: string, input: object, viewer: Viewer, object = '') {
  world.clock.pass(1_000);
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`.replace(
    /\w+(Retire|Delete)Input/,
    'RegistryObjectInput',
  );
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${object} userErrors { code path } } }`;
  return (await world.ask(source, { input }, viewer))[mutation];
}

const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

async function auditOf(id: string) {
  const { auditTrail } = await world.ask(
    `query ($id: ID!) { auditTrail(object: $id) { nodes { at actor action object before after } } }`,
    { id },
    world.viewer('PLATFORM_ADMIN', null),
  );
  return auditTrail.nodes;
}

describe('who may change what', () => {
  const cases: [StaffRole, Parameters<World['viewer']>[1], string, string[]][] = [
    ['PLATFORM_ADMIN', null, 'agency-a', []],
    ['AUTHORITY_ADMIN', 'agency-a', 'agency-a', []],
    ['AUTHORITY_ADMIN', 'ministry', 'agency-a', []],
    ['AUTHORITY_ADMIN', 'agency-b', 'agency-a', ['NOT_PERMITTED']],
    ['AUTHORITY_ADMIN', 'agency-a', 'ministry', ['NOT_PERMITTED']],
    ['AUTHORITY_ADMIN', 'other-top', 'agency-a', ['NOT_PERMITTED']],
    ['ANALYST', 'agency-a', 'agency-a', ['NOT_PERMITTED']],
    ['MODERATOR', 'agency-a', 'agency-a', ['NOT_PERMITTED']],
    ['OPERATOR', 'agency-a', 'agency-a', ['NOT_PERMITTED']],
  ];
  test.each(cases)('%s of %s creates a service of %s: %j', async (role, home, owner, expected) => {
    const payload = await run('serviceCreate', newService(owner), world.viewer(role, home), 'service { slug }');
    expect(codes(payload)).toEqual(expected);
    expect(world.directory.find('SERVICE', slug) !== null).toBe(expected.length === 0);
  });

  test('who is not signed in changes nothing and is told so', async () => {
    const source = `mutation ($input: ServiceCreateInput!) { serviceCreate(input: $input) { userErrors { code message } } }`;
    const { data } = await world.answerUnsigned(source, { input: newService('agency-a') });
    expect(data?.serviceCreate).toMatchObject({ userErrors: [{ code: 'NOT_SIGNED_IN' }] });
    expect(world.directory.find('SERVICE', slug)).toBeNull();
  });

  test.each(['serviceChange', 'serviceRetire', 'serviceDelete'])(
    '%s of a foreign service is refused',
    async (mutation) => {
      const payload = await run(mutation, { id: 'foreign' }, world.viewer('AUTHORITY_ADMIN', 'agency-a'));
      expect(codes(payload)).toEqual(['NOT_PERMITTED']);
      expect(world.directory.find('SERVICE', 'foreign')?.isRetired).toBe(false);
    },
  );

  test('a service cannot be given to an authority that the viewer does not administer', async () => {
    const input = { id: 'own', authority: 'agency-b' };
    const payload = await run('serviceChange', input, world.viewer('AUTHORITY_ADMIN', 'agency-a'));
    expect(payload.userErrors).toEqual([{ code: 'NOT_PERMITTED', path: ['input', 'authority'] }]);
  });

  test('segments and authorities at the top belong to the platform', async () => {
    const admin = world.viewer('AUTHORITY_ADMIN', 'ministry');
    expect(codes(await run('segmentCreate', { slug, name: NAME, audience: 'EXTERNAL' }, admin))).toEqual([
      'NOT_PERMITTED',
    ]);
    expect(codes(await run('authorityCreate', { slug, name: NAME }, admin))).toEqual(['NOT_PERMITTED']);
    expect(codes(await run('authorityRetire', { id: 'ministry' }, admin))).toEqual(['NOT_PERMITTED']);
    expect(codes(await run('authorityCreate', { slug, name: NAME, parent: 'ministry' }, admin))).toEqual([]);
    const platform = world.viewer('PLATFORM_ADMIN', null);
    expect(codes(await run('segmentCreate', { slug, name: NAME, audience: 'EXTERNAL' }, platform))).toEqual([]);
    expect(codes(await run('authorityCreate', { slug: `${slug}-top`, name: NAME }, platform))).toEqual([]);
  });

  test('the viewer is told in advance what can be changed', async () => {
    const source = `{ own: service(id: "own") { viewerCanChange } foreign: service(id: "foreign") { viewerCanChange }
      top: authority(id: "ministry") { viewerCanChange } mine: authority(id: "agency-a") { viewerCanChange } }`;
    const { own, foreign, top, mine } = await world.ask(source, {}, world.viewer('AUTHORITY_ADMIN', 'agency-a'));
    expect([own, foreign, top, mine].map(({ viewerCanChange }) => viewerCanChange)).toEqual([true, false, false, true]);
  });
});

describe('a change', () => {
  const admin = () => world.viewer('AUTHORITY_ADMIN', 'agency-a');

  test('is visible at once and leaves one entry: who, when, before and after', async () => {
    const created = await run('serviceCreate', newService('agency-a'), admin(), 'service { id slug stage }');
    expect(created.service).toMatchObject({ slug, stage: 'LIVE' });
    const { id } = created.service;
    const at = world.clock.now().toISOString();
    const changed = await run('serviceChange', { id, name: { ru: 'Иное', en: 'Other' } }, admin(), 'service { name }');
    expect(changed.service.name).toBe('Other');
    const [second, first, ...rest] = await auditOf(id);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      action: 'serviceCreate',
      actor: 'Вера Ясенева <vera@demo.example>',
      object: id,
      at,
      before: null,
      after: { slug, name: { RU: 'Новое', EN: 'New' } },
    });
    expect(second).toMatchObject({
      action: 'serviceChange',
      before: { name: { RU: 'Новое', EN: 'New' } },
      after: { name: { RU: 'Иное', EN: 'Other' }, stage: 'LIVE' },
    });
  });

  test('that is refused, or changes nothing, leaves no entry', async () => {
    const id = toGlobalId('Service', ownService);
    await run('serviceChange', { id, name: { ru: 'own', en: 'own' } }, admin());
    await run('serviceChange', { id, slug: 'foreign' }, admin());
    expect(await auditOf(id)).toEqual([]);
  });

  test('tells everything that is wrong at once', async () => {
    const input = newService('no-such', {
      slug: 'Not A Slug',
      name: { ru: ' ', en: 'x' },
      spokenName: { ru: 'x'.repeat(301), en: 'x' },
    });
    const { userErrors } = await run('serviceCreate', input, admin());
    expect(userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'authority'] },
      { code: 'SLUG_INVALID', path: ['input', 'slug'] },
      { code: 'NAME_MISSING', path: ['input', 'name'] },
      { code: 'TEXT_TOO_LONG', path: ['input', 'spokenName'] },
    ]);
  });

  test('cannot take the slug of another, nor one that looks like an id', async () => {
    expect(codes(await run('serviceCreate', newService('agency-a', { slug: 'foreign' }), admin()))).toEqual([
      'SLUG_TAKEN',
    ]);
    expect(codes(await run('serviceCreate', newService('agency-a', { slug: ownService }), admin()))).toEqual([
      'SLUG_INVALID',
    ]);
  });

  test('of the tree cannot put an authority below itself', async () => {
    const payload = await run(
      'authorityChange',
      { id: 'ministry', parent: 'agency-a' },
      world.viewer('PLATFORM_ADMIN', null),
    );
    expect(payload.userErrors).toEqual([{ code: 'PARENT_CYCLE', path: ['input', 'parent'] }]);
  });

  test('two at the same time cannot close a circle in the tree', async () => {
    const platform = world.viewer('PLATFORM_ADMIN', null);
    for (const part of ['x', 'y']) await run('authorityCreate', { slug: `${slug}-${part}`, name: NAME }, platform);
    const outcomes = await Promise.all([
      run('authorityChange', { id: `${slug}-x`, parent: `${slug}-y` }, platform),
      run('authorityChange', { id: `${slug}-y`, parent: `${slug}-x` }, platform),
    ]);
    expect(outcomes.flatMap(codes)).toEqual(['PARENT_CYCLE']);
  });

  test('many at the same time, of objects that refer to one another, all come through', async () => {
    const platform = world.viewer('PLATFORM_ADMIN', null);
    await run('authorityCreate', { slug, name: NAME }, platform);
    await run('serviceCreate', newService(slug), platform);
    const place = { authority: slug, channel: 'PORTAL', modes: ['WEB'], timeZone: 'Europe/Moscow', name: NAME };
    const places = ['p', 'q'].map((part) => `${slug}-${part}`);
    for (const at of places) await run('touchpointCreate', { ...place, slug: at, services: [] }, platform);
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, index) => {
        const name = { ...NAME, en: `Name ${index}` };
        if (index % 3 === 0) return run('authorityChange', { id: slug, name }, platform);
        if (index % 3 === 1) return run('serviceChange', { id: slug, name, authority: slug }, platform);
        return run('touchpointChange', { id: places[index % 2], name, services: [slug, 'foreign'] }, platform);
      }),
    );
    expect(outcomes.flatMap(codes)).toEqual([]);
    for (const id of places) await run('touchpointDelete', { id }, platform);
    await run('serviceDelete', { id: slug }, platform);
    await run('authorityRetire', { id: slug }, platform);
  });

  test('a touchpoint needs a time zone that exists and a mode', async () => {
    const input = {
      authority: 'agency-a',
      slug,
      name: NAME,
      channel: 'IN_PERSON',
      modes: ['KIOSK'],
      timeZone: 'Asia/Omsk',
      services: ['own', 'foreign'],
    };
    const { userErrors } = await run('touchpointCreate', { ...input, timeZone: 'Mars/Olympus', modes: [] }, admin());
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(['FIELD_MISSING', 'TIME_ZONE_UNKNOWN']);
    const { touchpoint } = await run(
      'touchpointCreate',
      input,
      admin(),
      'touchpoint { id modes services { slug } place }',
    );
    expect(touchpoint).toMatchObject({
      modes: ['KIOSK'],
      services: [{ slug: 'foreign' }, { slug: 'own' }],
      place: null,
    });
    const change = { id: slug, services: ['own'], place: { ru: 'Омск', en: 'Omsk' }, modes: ['KIOSK', 'PAPER'] };
    const changed = await run('touchpointChange', change, admin(), 'touchpoint { modes services { slug } place }');
    expect(changed.touchpoint).toEqual({ modes: ['KIOSK', 'PAPER'], services: [{ slug: 'own' }], place: 'Omsk' });
    expect(codes(await run('touchpointDelete', { id: slug }, admin()))).toEqual([]);
    expect((await auditOf(touchpoint.id)).map(({ action }: { action: string }) => action)).toEqual([
      'touchpointDelete',
      'touchpointChange',
      'touchpointCreate',
    ]);
  });

  test('stages of a life situation keep their ids when they are moved', async () => {
    const input = { lead: 'agency-a', slug, name: NAME, spokenName: NAME, stages: [{ name: NAME, services: ['own'] }] };
    const fields = 'lifeSituation { stages { id position services { slug } } }';
    const { lifeSituation } = await run('lifeSituationCreate', input, admin(), fields);
    const [kept] = lifeSituation.stages;
    const stages = [
      { name: NAME, services: [] },
      { id: kept.id, name: NAME, services: ['foreign', 'own'] },
    ];
    const changed = await run('lifeSituationChange', { id: slug, stages }, admin(), fields);
    expect(changed.lifeSituation.stages[1]).toEqual({
      id: kept.id,
      position: 2,
      services: [{ slug: 'foreign' }, { slug: 'own' }],
    });
    const twice = [stages[1], stages[1]];
    expect(codes(await run('lifeSituationChange', { id: slug, stages: twice }, admin()))).toEqual(['NOT_FOUND']);
  });
});

describe('what has ratings', () => {
  const admin = () => world.viewer('AUTHORITY_ADMIN', 'agency-a');

  test.each([
    ['serviceDelete', 'rated'],
    ['touchpointDelete', 'desk'],
  ])('%s of «%s» is refused', async (mutation, id) => {
    expect(codes(await run(mutation, { id }, admin()))).toEqual(['HAS_RATINGS']);
  });

  test('keeps the channel and the audience it was rated under', async () => {
    expect(codes(await run('touchpointChange', { id: 'desk', channel: 'SOCIAL_NETWORK' }, admin()))).toEqual([
      'HAS_RATINGS',
    ]);
    expect(codes(await run('serviceChange', { id: 'rated', audience: 'INTERNAL' }, admin()))).toEqual(['HAS_RATINGS']);
    expect(codes(await run('serviceChange', { id: 'rated', audience: 'EXTERNAL' }, admin()))).toEqual([]);
  });

  test('is kept by the database itself', async () => {
    const remove = (table: string, id: string) => world.owner.query(`delete from ${table} where id = $1`, [id]);
    await world.owner.query('delete from touchpoint_service');
    await expect(remove('service', ratedService)).rejects.toMatchObject({
      code: '23001',
      constraint: 'service_has_ratings',
    });
    await expect(remove('touchpoint', ratedTouchpoint)).rejects.toMatchObject({ constraint: 'touchpoint_has_ratings' });
    await expect(remove('authority', world.ids['other-top'])).rejects.toMatchObject({ code: '23001' });
  });

  test('cannot come to be after what it would be about is gone', async () => {
    const touchpoint = await world.aTouchpoint('short-lived', 'agency-a');
    const gone = await world.aService('gone', 'agency-a');
    expect(codes(await run('serviceDelete', { id: 'gone' }, admin()))).toEqual([]);
    await expect(world.aRating(gone, touchpoint, world.ids['agency-a'])).rejects.toMatchObject({
      constraint: 'cell_subject_exists',
    });
  });

  test('can be retired and brought back', async () => {
    expect((await run('serviceRetire', { id: 'rated' }, admin(), 'service { retired stage }')).service).toEqual({
      retired: true,
      stage: 'RETIRED',
    });
    const back = await run('serviceChange', { id: 'rated', stage: 'LIVE' }, admin(), 'service { retired }');
    expect(back.service).toEqual({ retired: false });
    expect((await run('touchpointRetire', { id: 'desk' }, admin(), 'touchpoint { retired }')).touchpoint.retired).toBe(
      true,
    );
    const { touchpoints } = await world.ask(`{ touchpoints { nodes { slug } } }`);
    expect(touchpoints.nodes).toEqual([{ slug: 'short-lived' }]);
    const again = await run('touchpointChange', { id: 'desk', retired: false }, admin(), 'touchpoint { retired }');
    expect(again.touchpoint.retired).toBe(false);
  });

  test('an authority in operation is not retired', async () => {
    const platform = world.viewer('PLATFORM_ADMIN', null);
    expect(codes(await run('authorityRetire', { id: 'agency-a' }, platform))).toEqual(['STATE_TRANSITION']);
  });
});
