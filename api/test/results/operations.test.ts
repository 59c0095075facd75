import { NORMS, type Viewer } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { storeReport } from '../../src/modules/ratings/index.ts';
import { recount } from '../../src/modules/results/index.ts';
import { submission } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { FiguresWorld, ofPassport } from './figures-world.ts';

let world: FiguresWorld;
let ofMinistry: Viewer;
let ofAgency: Viewer;

const row = { day: '2026-11-10', service: 'passport' };
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

beforeAll(async () => {
  world = await FiguresWorld.start();
  const { acceptance } = world.api.platform;
  const { ministry, agency } = world.api.registry;
  ofMinistry = aViewer('ANALYST', ministry);
  ofAgency = aViewer('ANALYST', agency);
  await world.countOffers({ from: '2026-11-10', to: '2026-11-10' });
  await world.rate(Array.from({ length: 12 }, () => ofPassport('2026-11-10', 4)));
  const report = async (kind: 'INTERACTIONS' | 'NORMS', rows: object[]) => {
    const { refused } = await storeReport(
      acceptance,
      kind,
      { id: crypto.randomUUID(), rows: rows as Record<string, unknown>[] },
      ministry,
    );
    expect(refused).toEqual([]);
  };
  await report('INTERACTIONS', [
    { ...row, touchpoint: 'portal', segment: 'citizen', transactions: 80, invited: 20, delivered: 19 },
    { ...row, touchpoint: 'portal', transactions: 20, offers: [{ mode: 'APP', sourceClass: 'PROMPT', shown: 10 }] },
    { ...row, touchpoint: 'office', transactions: 500 },
  ]);
  await report('NORMS', [
    {
      ...row,
      touchpoint: 'office',
      norm: 'WAITING_IN_PERSON',
      unknown: 9,
      values: [
        { value: 5, count: 60 },
        { value: 15, count: 20 },
        { value: 25, count: 20 },
      ],
    },
    { ...row, touchpoint: 'portal', norm: 'INSTANT', within: 3, outside: 4 },
    {
      ...row,
      touchpoint: 'help-line',
      norm: 'CALL_TRANSFERS',
      values: [
        { value: 1, count: 30 },
        { value: 30, count: 20 },
      ],
    },
  ]);
});
afterAll(() => world.api.close());

const NORMS_OF = `norms(period: $period) { code version norm { label(language: EN) threshold unit } within outside unknown
  share { value interval { low high } n method quality reason } p90 { value interval { low high } n method reason } }`;

describe('norms', () => {
  const ofService = async (viewer: Viewer) =>
    (
      await askStaff(world.api, viewer, `query($period: PeriodInput) { service(id: "passport") { ${NORMS_OF} } }`, {
        period: NOVEMBER,
      })
    ).service.norms;

  test('tell the share within, the unknown apart, and what nine of ten did not exceed', async () => {
    const [transfers, instant, waiting] = await ofService(ofMinistry);
    expect(waiting).toMatchObject({
      code: 'WAITING_IN_PERSON',
      norm: { label: NORMS.WAITING_IN_PERSON.label.EN, threshold: 15, unit: 'MINUTE' },
      within: 80,
      outside: 20,
      unknown: 9,
      share: { value: 80, n: 100, method: 'SHARE_SCORE_INTERVAL', quality: 'SOLID' },
      p90: { value: 22.5, n: 100, method: 'QUANTILE_OF_BINS' },
    });
    // Wilson, 80 of 100
    expect(waiting.share.interval).toEqual({ low: 71.1, high: 86.7 });
    expect(waiting.p90.interval.low).toBeGreaterThan(15);
    expect(waiting.p90.interval.high).toBeLessThanOrEqual(25);
    expect(instant).toMatchObject({ share: { value: null, n: 7, reason: 'TOO_FEW' }, p90: null });
    expect(transfers).toMatchObject({
      within: 30,
      outside: 20,
      share: { value: 60 },
      p90: { value: null, reason: 'ABOVE_BINS' },
    });
  });

  test('of a touchpoint are those measured there', async () => {
    const { touchpoint } = await askStaff(
      world.api,
      ofMinistry,
      `query($period: PeriodInput) { touchpoint(id: "office") { ${NORMS_OF} } }`,
      { period: NOVEMBER },
    );
    expect(touchpoint.norms.map(({ code }: { code: string }) => code)).toEqual(['WAITING_IN_PERSON']);
  });

  test('are nobody else’s: not for staff of other authorities, not for the public', async () => {
    expect(await ofService(ofAgency)).toBeNull();
    const { errors } = await world.api.ask('{ service(id: "passport") { norms { code } } }');
    expect(errors).toHaveLength(1);
  });

  test('are listed for everyone, with what they promise', async () => {
    const { data } = await world.api.ask<{ norms: { code: string; label: string }[] }>(
      '{ norms { code label channels } }',
    );
    expect(data.norms.map(({ code }) => code)).toEqual(Object.keys(NORMS));
    expect(data.norms[0]!.label).toBe(NORMS.SOCIAL_MENTION_REPLY.label.EN);
  });
});

const BY_CLASS = 'bySourceClass { sourceClass asked answered responseRate { value n reason } }';
const nobody = (sourceClass: string) => ({
  sourceClass,
  asked: 0,
  answered: 0,
  responseRate: { value: null, n: 0, reason: 'NO_DATA' },
});

test('participation tells how many used the service, were asked and answered, by channel', async () => {
  const of = async (viewer: Viewer) =>
    (
      await askStaff(
        world.api,
        viewer,
        `query($period: PeriodInput) { service(id: "passport") { participation(period: $period) { channel transactions invited
           delivered offered answered { RANDOM PROMPT OPEN } answerWeight ${BY_CLASS} } } }`,
        { period: NOVEMBER },
      )
    ).service.participation;
  expect(await of(ofMinistry)).toEqual([
    {
      channel: 'IN_PERSON',
      transactions: 500,
      invited: 0,
      delivered: 0,
      offered: 0,
      answered: { RANDOM: 0, PROMPT: 0, OPEN: 0 },
      answerWeight: null,
      bySourceClass: [nobody('RANDOM'), nobody('PROMPT')],
    },
    {
      channel: 'PORTAL',
      transactions: 100,
      invited: 20,
      delivered: 19,
      offered: 60,
      answered: { RANDOM: 0, PROMPT: 12, OPEN: 0 },
      answerWeight: 8.3,
      bySourceClass: [
        { sourceClass: 'RANDOM', asked: 19, answered: 0, responseRate: { value: 0, n: 19, reason: null } },
        { sourceClass: 'PROMPT', asked: 60, answered: 12, responseRate: { value: 20, n: 60, reason: null } },
      ],
    },
    {
      channel: 'TELEPHONE',
      transactions: 0,
      invited: 0,
      delivered: 0,
      offered: 5,
      answered: { RANDOM: 0, PROMPT: 0, OPEN: 0 },
      answerWeight: null,
      bySourceClass: [
        nobody('RANDOM'),
        { sourceClass: 'PROMPT', asked: 5, answered: 0, responseRate: { value: null, n: 5, reason: 'TOO_FEW' } },
      ],
    },
  ]);
  expect(await of(ofAgency)).toBeNull();
});

describe('of a service to which people are invited and at whose end others are asked', () => {
  const TODAY = '2026-11-22';
  const RATES = `query($period: PeriodInput) { service(id: "licence") { participation(period: $period) {
    channel invited delivered issued offered ${BY_CLASS} } } }`;
  const of = async (period: { from: string; to: string }) =>
    (await askStaff(world.api, ofMinistry, RATES, { period })).service.participation as {
      channel: string;
      bySourceClass: object[];
    }[];
  const classesOf = async (channel: string, period = NOVEMBER) =>
    (await of(period)).find((row) => row.channel === channel)!.bySourceClass;

  const rate = async (touchpoint: string, mode: string, count: number, tokens: readonly string[] = []) => {
    for (let n = 0; n < count; n++) {
      const { data } = await world.api.ask<{ ratingSubmit: { userErrors: object[] } }>(
        'mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) { userErrors { code } } }',
        {
          input: submission({
            touchpoint,
            mode,
            subject: { service: 'licence' },
            answers: [{ item: 'SAT', value: 4 }],
            ...(tokens[n] ? { invitation: tokens[n] } : {}),
          }),
        },
        { authorization: `Bearer ${key}` },
      );
      expect(data.ratingSubmit.userErrors).toEqual([]);
    }
  };
  const invite = async (touchpoint: string, mode: string, count: number) => {
    const { data } = await world.api.ask<{ invitationsIssue: { invitations: { token: string; mode: string }[] } }>(
      'mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { invitations { token mode } } }',
      {
        input: { id: crypto.randomUUID(), touchpoint, subject: { service: 'licence' }, language: 'EN', mode, count },
      },
      { authorization: `Bearer ${key}` },
    );
    return data.invitationsIssue.invitations.map(({ token }) => token);
  };
  let key: string;

  beforeAll(async () => {
    const { database, platform, registry } = world.api;
    await asAdmin(database, `update touchpoint set maximum_source_class = 'RANDOM', modes = '{WEB,APP,EMAIL}'`);
    await platform.directory.refresh();
    key = newPartnerKey();
    await asAdmin(
      database,
      `insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, 'sender', $3, $4)`,
      [uuidV7(), registry.ministry, partnerKeyHash(key), ['invitations:issue', 'ratings:write']],
    );
    // The help line only invites; what went out there nobody reports.
    await rate('help-line', 'WEB', 10, await invite('help-line', 'WEB', 40));
    // The office only invites too; its partner tells that 20 of 30 arrived.
    await rate('office', 'WEB', 12, await invite('office', 'WEB', 30));
    const rows = [
      { day: TODAY, service: 'licence', touchpoint: 'office', transactions: 60, invited: 30, delivered: 20 },
    ];
    const report = { id: crypto.randomUUID(), rows };
    const { refused } = await storeReport(platform.acceptance, 'INTERACTIONS', report, registry.ministry);
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    // The portal does both.
    const { offers } = platform.acceptance;
    offers.add({ day: TODAY, touchpointId: registry.portal, subjectId: registry.otherService, mode: 'WEB', shown: 50 });
    await offers.flush();
    await rate('portal', 'WEB', 15, await invite('portal', 'WEB', 20));
    await rate('portal', 'WEB', 5);
  });

  test('the rate of the invited is of what the platform issued, where nobody tells what arrived', async () => {
    expect(await classesOf('TELEPHONE')).toEqual([
      { sourceClass: 'RANDOM', asked: 40, answered: 10, responseRate: { value: 25, n: 40, reason: null } },
      nobody('PROMPT'),
    ]);
  });

  test('it is of what arrived, where a partner tells it: the same invitations are not counted twice', async () => {
    expect(await classesOf('IN_PERSON')).toEqual([
      { sourceClass: 'RANDOM', asked: 20, answered: 12, responseRate: { value: 60, n: 20, reason: null } },
      nobody('PROMPT'),
    ]);
    expect((await of(NOVEMBER)).find(({ channel }) => channel === 'IN_PERSON')).toMatchObject({
      invited: 30,
      delivered: 20,
      issued: 30,
    });
  });

  test('invited and prompted have a rate each, and neither moves the other', async () => {
    expect(await classesOf('PORTAL')).toEqual([
      { sourceClass: 'RANDOM', asked: 20, answered: 15, responseRate: { value: 75, n: 20, reason: null } },
      { sourceClass: 'PROMPT', asked: 50, answered: 5, responseRate: { value: 10, n: 50, reason: null } },
    ]);
  });

  test('invitations are of the days on which they were issued, also where a period is no whole month', async () => {
    expect(await classesOf('TELEPHONE', { from: '2026-11-20', to: '2026-11-25' })).toEqual(
      await classesOf('TELEPHONE', NOVEMBER),
    );
    expect(await classesOf('TELEPHONE', { from: '2026-10-05', to: '2026-12-04' })).toEqual(
      await classesOf('TELEPHONE', NOVEMBER),
    );
    expect((await of({ from: '2026-11-11', to: '2026-11-21' })).map(({ channel }) => channel)).not.toContain(
      'TELEPHONE',
    );
  });

  describe('how many of the few who were invited answered is not told', () => {
    const FEW = `query($period: PeriodInput) { service(id: "licence") { participation(period: $period) {
      channel transactions issued answered { RANDOM PROMPT } answerWeight ${BY_CLASS} } } }`;
    const fewOf = async (channel: string, period: { from: string; to: string }) => {
      const { service } = await askStaff(world.api, ofMinistry, FEW, { period });
      return (service.participation as { channel: string }[]).find((row) => row.channel === channel);
    };
    const untold = (asked: number, issued: number, reason = 'TOO_FEW') => ({
      issued,
      answered: { RANDOM: null, PROMPT: 0 },
      answerWeight: null,
      bySourceClass: [
        { sourceClass: 'RANDOM', asked, answered: null, responseRate: { value: null, n: issued, reason } },
        nobody('PROMPT'),
      ],
    });
    const DECEMBER = { from: '2026-12-01', to: '2026-12-31' };
    const moveTo = (day: string) => {
      world.api.clock.time = new Date(`${day}T09:00:00Z`);
    };
    let before: Date;

    beforeAll(() => {
      before = world.api.clock.time;
    });
    afterAll(() => {
      world.api.clock.time = before;
    });

    test('neither of one nor of nine, whether one, none or all of them answered', async () => {
      moveTo('2026-12-05');
      const [token] = await invite('help-line', 'WEB', 1);
      expect(await fewOf('TELEPHONE', DECEMBER)).toMatchObject(untold(1, 1));
      await rate('help-line', 'WEB', 1, [token!]);
      expect(await fewOf('TELEPHONE', DECEMBER)).toMatchObject(untold(1, 1));
      await rate('help-line', 'WEB', 8, await invite('help-line', 'WEB', 8));
      expect(await fewOf('TELEPHONE', DECEMBER)).toMatchObject(untold(9, 9));
    });

    test('nor does a report of many that were sent tell of one with a token', async () => {
      const rows = [
        {
          day: '2026-12-05',
          service: 'licence',
          touchpoint: 'help-line',
          transactions: 90,
          invited: 80,
          delivered: 80,
        },
      ];
      const report = { id: crypto.randomUUID(), rows };
      await storeReport(world.api.platform.acceptance, 'INTERACTIONS', report, world.api.registry.ministry);
      expect(await fewOf('TELEPHONE', DECEMBER)).toMatchObject({ transactions: 90, ...untold(80, 9) });
    });

    test('from ten on it is', async () => {
      await rate('help-line', 'WEB', 1, await invite('help-line', 'WEB', 1));
      expect(await fewOf('TELEPHONE', DECEMBER)).toMatchObject({
        issued: 10,
        answered: { RANDOM: 10, PROMPT: 0 },
        answerWeight: 9,
      });
    });

    test('a period of none has no row, though one of before was answered in it; where none could be, 0 is told', async () => {
      moveTo('2026-12-20');
      const [token] = await invite('help-line', 'WEB', 1);
      moveTo('2027-01-05');
      const january = { from: '2027-01-01', to: '2027-01-31' };
      expect(await fewOf('TELEPHONE', january)).toBeUndefined();
      await rate('help-line', 'WEB', 1, [token!]);
      expect(await fewOf('TELEPHONE', january)).toBeUndefined();
      const rows = [{ day: '2027-01-05', service: 'licence', touchpoint: 'help-line', transactions: 3 }];
      const report = { id: crypto.randomUUID(), rows };
      await storeReport(world.api.platform.acceptance, 'INTERACTIONS', report, world.api.registry.ministry);
      expect(await fewOf('TELEPHONE', january)).toMatchObject(untold(0, 0, 'NO_DATA'));
      const october = { from: '2026-10-01', to: '2026-10-31' };
      rows[0]!.day = '2026-10-05';
      const earlier = { id: crypto.randomUUID(), rows };
      await storeReport(world.api.platform.acceptance, 'INTERACTIONS', earlier, world.api.registry.ministry);
      expect(await fewOf('TELEPHONE', october)).toMatchObject({ answered: { RANDOM: 0 } });
    });
  });

  test('the days hold each invitation once', async () => {
    expect(await recount(world.api.platform.pool)).toEqual([]);
  });
});
