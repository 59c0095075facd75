import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { importRows } from '../../src/modules/ratings/index.ts';
import { submission } from '../ratings/requests.ts';
import { asAdmin } from '../support/as-admin.ts';
import { answerStaff, askStaff, aViewer } from '../support/ask-as-staff.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

interface OfMode {
  mode: string;
  answers: number;
  referenceAnswers: number;
  standardError: number | null;
  identified: boolean;
  randomised: boolean;
  usable: boolean;
  answersNeeded: number;
  touchpoints: { touchpoint: { slug: string }; bridge: { version: number; probability: number } }[];
}
interface Status {
  item: string;
  period: { from: string; to: string };
  sigma: number;
  targetError: number;
  modes: OfMode[];
}

let api: TestApi;
let key: string;

beforeAll(async () => {
  api = await startTestApi();
  await asAdmin(
    api.database,
    `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone, rated_as_itself)
     values ($1, 'line', $2, '{"RU":"Линия","EN":"Line"}', 'TELEPHONE', '{IVR,WEB}', 'RANDOM', 'Europe/Moscow', false)`,
    [uuidV7(), api.registry.ministry],
  );
  await asAdmin(
    api.database,
    `insert into touchpoint_service (touchpoint_id, service_id)
     select t.id, s.id from touchpoint t, service s where t.slug in ('line', 'office') on conflict do nothing`,
  );
  await asAdmin(api.database, `update touchpoint set maximum_source_class = 'RANDOM' where slug = 'office'`);
  await api.platform.directory.refresh();
  key = newPartnerKey();
  await asAdmin(
    api.database,
    `insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, 'line', $3, '{invitations:issue}')`,
    [uuidV7(), api.registry.ministry, partnerKeyHash(key)],
  );
});
afterAll(() => api.close());

const analyst = () => aViewer('ANALYST', api.registry.ministry);

async function statusOf(item = 'SAT'): Promise<Status> {
  const data = await askStaff(
    api,
    analyst(),
    `query($item: Item!) { bridgeStatus(item: $item) { item period { from to } sigma targetError modes {
       mode answers referenceAnswers standardError identified randomised usable answersNeeded
       touchpoints { touchpoint { slug } bridge { version probability } } } } }`,
    { item },
  );
  return data.bridgeStatus;
}

/** Invites to the passport service, and has every invitation answered with the points of its mode, each in turn. */
async function inviteAndAnswer(
  touchpoint: 'line' | 'office',
  mode: string,
  count: number,
  points: Record<string, readonly number[]>,
): Promise<void> {
  const { data } = await api.ask<{ invitationsIssue: { invitations: { token: string; mode: string }[] } }>(
    `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { invitations { token mode } } }`,
    {
      input: { id: crypto.randomUUID(), touchpoint, subject: { service: 'passport' }, language: 'EN', mode, count },
    },
    { authorization: `Bearer ${key}` },
  );
  // In turn within a mode: who is led where is drawn, what a mode answers is not, so that its variance is known.
  const turns = new Map<string, number>();
  const rows = data.invitationsIssue.invitations.map(({ token, mode: assigned }) => {
    const turn = turns.get(assigned) ?? 0;
    turns.set(assigned, turn + 1);
    const values = points[assigned]!;
    return submission({
      touchpoint,
      mode: assigned,
      invitation: token,
      answers: [{ item: 'SAT', value: values[turn % values.length]! }],
    });
  });
  for (const row of await importRows(api.platform.acceptance, rows, {
    authorityId: api.registry.ministry,
    isDryRun: false,
  }))
    expect(row).toMatchObject({ kind: 'STORED', rating: { invitation: 'ACCEPTED' } });
}

test('nothing is known before anybody answered', async () => {
  const status = await statusOf();
  expect(status).toEqual({
    item: 'SAT',
    period: { from: '2026-01-01', to: '2026-12-31' },
    sigma: 25,
    targetError: 1,
    modes: [],
  });
});

test('a mode that nothing joins to the web is told so, with all that is needed', async () => {
  await inviteAndAnswer('office', 'KIOSK', 100, { KIOSK: [5, 4, 4, 3] });
  const [kiosk] = (await statusOf()).modes;
  expect(kiosk).toMatchObject({
    mode: 'KIOSK',
    answers: 0,
    referenceAnswers: 0,
    standardError: null,
    identified: false,
    usable: false,
    touchpoints: [],
  });
  // σ of 5, 4, 4, 3 in points is 17.8, and 2σ² answers are needed.
  expect(kiosk!.answersNeeded).toBeGreaterThan(600);
  expect(kiosk!.answersNeeded).toBeLessThan(660);
});

test('what the bridge has brought: answers on both sides, the error, and what is still needed', async () => {
  await inviteAndAnswer('line', 'IVR', 1_000, { IVR: [5, 5, 4, 3], WEB: [5, 4, 3, 2] });
  const { modes, sigma } = await statusOf();
  const ivr = modes.find(({ mode }) => mode === 'IVR')!;
  expect(ivr.answers + ivr.referenceAnswers).toBe(1_000);
  expect(Math.abs(ivr.referenceAnswers - 100)).toBeLessThan(48);
  expect(ivr).toMatchObject({ identified: true, randomised: true, usable: false });
  expect(ivr.touchpoints).toMatchObject([{ touchpoint: { slug: 'line' }, bridge: { version: 1, probability: 0.1 } }]);
  // Two simple samples of one service: variances of 5, 5, 4, 3 and of 5, 4, 3, 2 in points.
  const expected = Math.sqrt(429.7 / ivr.answers + 781.25 / ivr.referenceAnswers);
  expect(Math.abs(ivr.standardError! / expected - 1)).toBeLessThan(0.02);
  const needed = ivr.answersNeeded;
  const wide = Math.max(1, ivr.standardError! ** 2 / (sigma ** 2 * (1 / ivr.answers + 1 / ivr.referenceAnswers)));
  const errorWith = (more: number) =>
    Math.sqrt(wide * sigma ** 2 * (1 / (ivr.answers + more) + 1 / (ivr.referenceAnswers + more)));
  expect(errorWith(needed)).toBeLessThanOrEqual(1.000001);
  expect(errorWith(needed - 1)).toBeGreaterThan(0.999999);
});

test('the error falls as answers come, until it is that of the target', async () => {
  const before = (await statusOf()).modes.find(({ mode }) => mode === 'IVR')!;
  await asAdmin(
    api.database,
    `insert into bridge (touchpoint_id, probability) select id, 0.9 from touchpoint where slug = 'line'`,
  );
  await inviteAndAnswer('line', 'IVR', 1_000, { IVR: [5, 5, 4, 3], WEB: [5, 4, 3, 2] });
  const after = (await statusOf()).modes.find(({ mode }) => mode === 'IVR')!;
  expect(after.standardError!).toBeLessThan(before.standardError!);
  expect(after.answersNeeded).toBeLessThan(before.answersNeeded);
  expect(after).toMatchObject({ usable: true, touchpoints: [{ bridge: { probability: 0.9 } }] });
});

test('other answers of the same service make it a comparison that people chose', async () => {
  await importRows(
    api.platform.acceptance,
    [submission({ touchpoint: 'line', mode: 'IVR', answers: [{ item: 'SAT', value: 3 }] })],
    { authorityId: api.registry.ministry, isDryRun: false },
  );
  // Without offers it is OPEN, and no part of the score.
  expect((await statusOf()).modes.find(({ mode }) => mode === 'IVR')!.randomised).toBe(true);
  const line = api.platform.directory.find('TOUCHPOINT', 'line')!;
  api.platform.acceptance.offers.add({
    day: '2026-11-22',
    touchpointId: line.id,
    subjectId: api.registry.service,
    mode: 'IVR',
    shown: 5,
  });
  await importRows(
    api.platform.acceptance,
    [submission({ touchpoint: 'line', mode: 'IVR', answers: [{ item: 'SAT', value: 3 }] })],
    { authorityId: api.registry.ministry, isDryRun: false },
  );
  expect((await statusOf()).modes.find(({ mode }) => mode === 'IVR')!.randomised).toBe(false);
});

test('is told of EASE and TIME too, of nothing else, and to staff who read figures', async () => {
  expect((await statusOf('EASE')).modes).toEqual([]);
  const query = '{ bridgeStatus(item: RESULT) { sigma } }';
  expect((await answerStaff(api, analyst(), query)).errors).toHaveLength(1);
  const ofOperator = await answerStaff(api, aViewer('OPERATOR', api.registry.ministry), '{ bridgeStatus { sigma } }');
  expect(ofOperator.errors).toHaveLength(1);
});

test('invitations are counted by month and mode, with their response rate', async () => {
  const counts = (id: string) => `{ touchpoint(id: "${id}") { invitationCounts(months: 2) {
    month mode issued routed answered responseRate { value interval { low high } n suppressed reason } } } }`;
  const { touchpoint } = await askStaff(api, analyst(), counts('line'));
  const [ivr, web] = touchpoint.invitationCounts;
  expect([ivr.mode, web.mode]).toEqual(['IVR', 'WEB']);
  expect(ivr.issued + web.issued).toBe(2_000);
  expect(ivr).toMatchObject({ month: '2026-11-01', routed: 0, answered: ivr.issued });
  expect(web).toMatchObject({ routed: web.issued, answered: web.issued });
  expect(ivr.responseRate).toMatchObject({ value: 100, n: ivr.issued, suppressed: false });

  await api.ask(
    `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) { userErrors { code } } }`,
    {
      input: {
        id: crypto.randomUUID(),
        touchpoint: 'office',
        subject: { service: 'passport' },
        language: 'EN',
        mode: 'PAPER',
        count: 9,
      },
    },
    { authorization: `Bearer ${key}` },
  );
  const office = (await askStaff(api, analyst(), counts('office'))).touchpoint.invitationCounts;
  expect(office).toMatchObject([
    { mode: 'KIOSK', issued: 100, answered: 100 },
    {
      mode: 'PAPER',
      issued: 9,
      routed: null,
      answered: null,
      responseRate: { value: null, interval: null, n: 9, suppressed: true, reason: 'TOO_FEW' },
    },
  ]);
  const foreign = await answerStaff(api, aViewer('ANALYST', api.registry.agency), counts('line'));
  expect(foreign.errors).toHaveLength(1);
  const tooLong = await answerStaff(api, analyst(), counts('line').replace('months: 2', 'months: 25'));
  expect(tooLong.errors).toHaveLength(1);
});

test('whether the few who were invited answered is not told: one, none and all are told alike', async () => {
  const countsOf = async () => {
    const { touchpoint } = await askStaff(
      api,
      analyst(),
      `{ touchpoint(id: "office") { invitationCounts(months: 2) {
         month mode issued routed answered responseRate { value interval { low high } n suppressed reason } } } }`,
    );
    return touchpoint.invitationCounts as { month: string; mode: string; issued: number; answered: number | null }[];
  };
  await asAdmin(api.database, `update touchpoint set modes = modes || '{WEB}' where slug = 'office'`);
  await api.platform.directory.refresh();
  const few = { routed: null, answered: null, responseRate: { value: null, suppressed: true, reason: 'TOO_FEW' } };
  await inviteAndAnswer('office', 'WEB', 1, { WEB: [5] });
  const afterOne = (await countsOf()).find(({ mode }) => mode === 'WEB')!;
  expect(afterOne).toMatchObject({ issued: 1, ...few, responseRate: { ...few.responseRate, interval: null, n: 1 } });
  await inviteAndAnswer('office', 'WEB', 8, { WEB: [5] });
  expect((await countsOf()).find(({ mode }) => mode === 'WEB')).toMatchObject({ issued: 9, ...few });
  await inviteAndAnswer('office', 'WEB', 1, { WEB: [5] });
  expect((await countsOf()).find(({ mode }) => mode === 'WEB')).toMatchObject({
    issued: 10,
    routed: 0,
    answered: 10,
    responseRate: { value: 100, n: 10, suppressed: false },
  });
});

test('a month in which none were issued has no row, though one of the month before was answered in it', async () => {
  await asAdmin(api.database, `update touchpoint set modes = modes || '{APP}' where slug = 'office'`);
  await api.platform.directory.refresh();
  await inviteAndAnswer('office', 'APP', 1, { APP: [5] });
  // As if it had been issued in the month before its answer.
  await asAdmin(
    api.database,
    `update invitation_tally set month = month - interval '1 month' where assigned_mode = 'APP'`,
  );
  const { touchpoint } = await askStaff(
    api,
    analyst(),
    `{ touchpoint(id: "office") { invitationCounts(months: 2) { month mode issued answered } } }`,
  );
  expect(touchpoint.invitationCounts.filter((row: { mode: string }) => row.mode === 'APP')).toEqual([
    { month: '2026-10-01', mode: 'APP', issued: 1, answered: null },
  ]);
});

test('who chose the web makes the comparison one of choice, though others were drawn', async () => {
  await inviteAndAnswer('line', 'WEB', 10, { WEB: [5, 4, 3, 2] });
  expect((await statusOf()).modes.find(({ mode }) => mode === 'IVR')).toMatchObject({ randomised: false });
});

test('where a bridge leads nobody, invited answers are not drawn either', async () => {
  await asAdmin(
    api.database,
    `insert into bridge (touchpoint_id, probability) select id, 0 from touchpoint where slug = 'line'`,
  );
  // Another service: nothing of it was drawn before.
  await asAdmin(api.database, `delete from invitation_tally`);
  await inviteAndAnswer('line', 'IVR', 20, { IVR: [5, 4] });
  const drawn = await asAdmin(api.database, 'select distinct is_drawn from invitation_tally');
  expect(drawn).toEqual([{ is_drawn: false }]);
  expect((await statusOf()).modes.find(({ mode }) => mode === 'IVR')).toMatchObject({ randomised: false });
});
