import { afterAll, beforeAll, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { storeReport } from '../../src/modules/ratings/index.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { FiguresWorld, type Given, ofPassport } from './figures-world.ts';

const DAY = '2026-11-10';
let world: FiguresWorld;

/** A hall whose clients wait as the norm says and are dissatisfied, beside a portal whose clients are content. */
beforeAll(async () => {
  world = await FiguresWorld.start();
  const { platform, registry } = world.api;
  const hall = uuidV7();
  await withRole(platform.pool, 'otklik_staff', async (client) => {
    await client.query(
      `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone)
       values ($1, 'hall', $2, '{"RU": "Зал", "EN": "Hall"}', 'IN_PERSON', '{PAPER}', 'PROMPT', 'Europe/Moscow')`,
      [hall, registry.ministry],
    );
    await client.query('insert into touchpoint_service (touchpoint_id, service_id) values ($1, $2), ($1, $3)', [
      hall,
      registry.service,
      registry.otherService,
    ]);
  });
  await platform.directory.refresh();
  await world.countOffers({ from: DAY, to: DAY });
  for (const subjectId of [registry.service, registry.otherService])
    platform.acceptance.offers.add({ day: DAY, touchpointId: hall, subjectId, mode: 'PAPER', shown: 100 });
  await platform.acceptance.offers.flush();
  const rated = (where: Partial<Record<keyof Given, string>>, time: number, count: number) =>
    Array.from(
      { length: count },
      () => ({ ...ofPassport(DAY, 4), ...where, answers: { SAT: 4, TIME: time } }) as Given,
    );
  const inHall = { touchpoint: 'hall', mode: 'PAPER' };
  await world.rate([...rated(inHall, 2, 40), ...rated({}, 5, 60), ...rated({ ...inHall, service: 'licence' }, 2, 20)]);
  const row = { day: DAY, touchpoint: 'hall', norm: 'WAITING_IN_PERSON', values: [{ value: 5, count: 200 }] };
  const { refused } = await storeReport(
    platform.acceptance,
    'NORMS',
    {
      id: crypto.randomUUID(),
      rows: [
        { ...row, service: 'passport' },
        { ...row, service: 'licence' },
        { day: DAY, service: 'passport', touchpoint: 'portal', norm: 'INSTANT', within: 30, outside: 4 },
      ],
    },
    registry.ministry,
  );
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
});
afterAll(() => world.api.close());

const normsOf = async (of: string) => {
  const { subject } = await askStaff(
    world.api,
    aViewer('ANALYST', world.api.registry.ministry),
    `{ subject: ${of} { norms(period: { from: "2026-11-01", to: "2026-11-30" }) {
         code besideTime { reading time { value n basis } } } } }`,
  );
  return Object.fromEntries(
    subject.norms.map(({ code, besideTime }: { code: string; besideTime: unknown }) => [code, besideTime]),
  );
};

test('a norm that is kept beside people who are dissatisfied with the time is a finding, by its own channels', async () => {
  const found = { reading: 'KEPT_BUT_DISSATISFIED', time: { value: 25, n: 40, basis: 'AS_EXPERIENCED' } };
  expect(await normsOf('service(id: "passport")')).toEqual({ WAITING_IN_PERSON: found, INSTANT: null });
});

test('of a touchpoint nothing is put beside: what is said of it is not of the services that are measured there', async () => {
  expect(await normsOf('touchpoint(id: "hall")')).toEqual({ WAITING_IN_PERSON: null });
});

test('with too few answers nothing is read off', async () => {
  expect(await normsOf('service(id: "licence")')).toMatchObject({
    WAITING_IN_PERSON: { reading: null, time: { value: 25, n: 20 } },
  });
});
