import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRole } from '../../src/database/pool.ts';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../src/modules/access/index.ts';
import { recount } from '../../src/modules/results/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';
import { revise, submission } from './requests.ts';

interface Issued {
  token: string;
  mode: string;
  path: string | null;
  caseHash: string | null;
  expiresOn: string;
}
interface IssueAnswer {
  invitations: Issued[] | null;
  userErrors: { code: string; path: string[] }[];
}
interface Rated {
  rating: { id: string; status: string; receipt: string; invitation: string | null; day: string };
  userErrors: { code: string }[];
}

let api: TestApi;
let key: string;
let agencyKey: string;

async function makeKey(scopes: string[], authority = api.registry.ministry): Promise<string> {
  const text = newPartnerKey();
  await asAdmin(
    api.database,
    'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
    [uuidV7(), authority, 'service system', partnerKeyHash(text), scopes],
  );
  return text;
}

beforeAll(async () => {
  api = await startTestApi();
  const name = JSON.stringify({ RU: 'Линия', EN: 'Line' });
  await asAdmin(
    api.database,
    `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone, rated_as_itself)
     values ($1, 'line', $2, $3, 'TELEPHONE', '{IVR,OPERATOR,WEB}', 'RANDOM', 'Europe/Moscow', true)`,
    [uuidV7(), api.registry.ministry, name],
  );
  await asAdmin(
    api.database,
    `insert into touchpoint_service (touchpoint_id, service_id)
     select t.id, s.id from touchpoint t, service s where t.slug = 'line' and s.slug = 'passport'`,
  );
  await asAdmin(api.database, `update touchpoint set maximum_source_class = 'RANDOM' where slug = 'portal'`);
  await api.platform.directory.refresh();
  key = await makeKey(['invitations:issue', 'ratings:write']);
  agencyKey = await makeKey(['invitations:issue'], api.registry.agency);
});
afterAll(() => api.close());

const request = (change: object = {}) => ({
  id: crypto.randomUUID() as string,
  touchpoint: 'portal',
  subject: { service: 'passport' },
  language: 'EN',
  mode: 'WEB',
  count: 1,
  ...change,
});

async function issue(input: object, as: string | null = key): Promise<IssueAnswer> {
  const { data, errors } = await api.ask<{ invitationsIssue: IssueAnswer }>(
    `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) {
       invitations { token mode path caseHash expiresOn } userErrors { code path } } }`,
    { input },
    as ? { authorization: `Bearer ${as}` } : {},
  );
  expect(errors).toBeUndefined();
  return data.invitationsIssue;
}

const issueOne = async (change: object = {}): Promise<Issued> => (await issue(request(change))).invitations![0]!;

async function rate(change: object): Promise<Rated> {
  const { data, errors } = await api.ask<{ ratingSubmit: Rated }>(
    `mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) {
       rating { id status receipt invitation day } userErrors { code } } }`,
    { input: submission(change) },
  );
  expect(errors).toBeUndefined();
  return data.ratingSubmit;
}

/** Source class and segment of a stored rating. */
async function cellOf(id: string): Promise<{ source_class: string; segment_id: string | null; mode: string }> {
  const [cell] = await asAdmin(
    api.database,
    `select c.source_class, c.segment_id, c.mode from submission s join rating r on r.id = s.rating_id
     join cell c on c.id = r.cell_id where s.id = $1`,
    [id],
  );
  return cell;
}

describe('a partner issues invitations', () => {
  test('gets as many tokens as asked for, each of its own, with the page to send', async () => {
    const { invitations, userErrors } = await issue(request({ count: 1_000, segment: 'citizen', validDays: 14 }));
    expect(userErrors).toEqual([]);
    expect(new Set(invitations!.map(({ token }) => token)).size).toBe(1_000);
    const [{ token, mode, path, caseHash, expiresOn }] = invitations as [Issued];
    expect({ mode, caseHash, expiresOn }).toEqual({ mode: 'WEB', caseHash: null, expiresOn: '2026-12-06' });
    expect(path).toBe(`/r/portal?service=passport&segment=citizen&lang=en&i=${token}`);
  });

  test('gets the same ones when the call is sent again, also at the same time, and another with a new id', async () => {
    const input = request({ count: 5, touchpoint: 'line', mode: 'IVR' });
    const [first, second] = await Promise.all([issue(input), issue(input)]);
    expect(second).toEqual(first);
    expect(await issue(input)).toEqual(first);
    const other = await issue({ ...input, id: crypto.randomUUID() });
    expect(other.invitations!.some(({ token }) => first.invitations!.some((known) => known.token === token))).toBe(
      false,
    );
  });

  test('cannot use an id again for another call', async () => {
    const input = request();
    await issue(input);
    expect(await issue({ ...input, count: 2 })).toMatchObject({
      invitations: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] }],
    });
    expect((await issue({ ...input }, await makeKey(['invitations:issue'], api.registry.ministry))).userErrors).toEqual(
      [],
    );
  });

  test('gets one invitation a case, in whichever calls it comes', async () => {
    const cases = ['case-0000000000000001', 'case-0000000000000002'];
    const first = await issue(request({ count: null, cases: [...cases, cases[0]] }));
    expect(first.invitations!.map(({ caseHash }) => caseHash)).toEqual(cases);
    const again = await issue(request({ count: null, cases: [cases[1]!, 'case-0000000000000003'] }));
    expect(again.invitations![0]).toEqual(first.invitations![1]);
    expect(again.invitations![1]!.token).not.toBe(first.invitations![0]!.token);
  });

  test.each([
    [{ id: uuidV7() }, 'ID_NOT_RANDOM', ['id']],
    [{ touchpoint: 'nowhere' }, 'TOUCHPOINT_UNKNOWN', ['touchpoint']],
    [{ touchpoint: 'office', mode: 'KIOSK' }, 'INVITATIONS_NOT_TAKEN', ['touchpoint']],
    [{ mode: 'PAPER' }, 'MODE_NOT_ALLOWED', ['mode']],
    [{ subject: { service: 'nothing' } }, 'SUBJECT_UNKNOWN', ['subject']],
    [{ subject: { service: 'licence' }, touchpoint: 'line', mode: 'IVR' }, 'SERVICE_NOT_OFFERED', ['subject']],
    [{ segment: 'nobody' }, 'SEGMENT_UNKNOWN', ['segment']],
    [{ count: 0 }, 'COUNT_OUT_OF_RANGE', ['count']],
    [{ count: 1_001 }, 'COUNT_OUT_OF_RANGE', ['count']],
    [{ validDays: 91 }, 'COUNT_OUT_OF_RANGE', ['validDays']],
    [{ cases: ['case-0000000000000001'] }, 'INVITATIONS_UNCLEAR', []],
    [{ count: null }, 'INVITATIONS_UNCLEAR', []],
    [{ count: null, cases: [] }, 'COUNT_OUT_OF_RANGE', ['cases']],
    [{ count: null, cases: ['short'] }, 'FIELD_INVALID', ['cases', '0']],
  ])('is told what is wrong with %o', async (change, code, path) => {
    expect(await issue(request(change))).toEqual({
      invitations: null,
      userErrors: [{ code, path: ['input', ...path] }],
    });
  });

  test('needs a key with the right to, that reaches the place or what is rated', async () => {
    expect(await issue(request(), null)).toMatchObject({ userErrors: [{ code: 'KEY_MISSING' }] });
    expect(await issue(request(), await makeKey(['ratings:write']))).toMatchObject({
      userErrors: [{ code: 'KEY_SCOPE' }],
    });
    expect(await issue(request(), agencyKey)).toMatchObject({ userErrors: [{ code: 'KEY_SCOPE' }] });
    expect((await issue(request({ subject: { service: 'licence' } }), agencyKey)).userErrors).toEqual([]);
  });

  test('finds a tenth of those who called led to the web, drawn by the bridge that holds', async () => {
    const { invitations } = await issue(request({ touchpoint: 'line', mode: 'IVR', count: 1_000 }));
    const onWeb = invitations!.filter(({ mode }) => mode === 'WEB');
    // 100 expected, standard deviation 9.5.
    expect(Math.abs(onWeb.length - 100)).toBeLessThan(48);
    expect(onWeb.every(({ path }) => path?.startsWith('/r/line?'))).toBe(true);
    expect(invitations!.filter(({ mode, path }) => mode === 'IVR' && path !== null)).toEqual([]);
  });

  test('leaves no token in the database: hashes only', async () => {
    const { token } = await issueOne();
    await rate({ invitation: token });
    const bytes = Buffer.from(token.slice(2), 'base64url');
    for (const text of [token, bytes.subarray(0, 12).toString('hex')]) {
      const found = await asAdmin(
        api.database,
        `select 'invitation' from invitation i where i::text like '%' || $1 || '%'
         union all select 'batch' from invitation_batch b where b::text like '%' || $1 || '%'
         union all select 'redemption' from invitation_redemption r where r::text like '%' || $1 || '%'
         union all select 'submission' from submission s where s::text like '%' || $1 || '%'
         union all select 'rating' from rating r where r::text like '%' || $1 || '%'`,
        [text],
      );
      expect(found).toEqual([]);
    }
  });
});

describe('a citizen with an invitation', () => {
  test('gives a rating of the class RANDOM, in the segment of the invitation', async () => {
    const { token } = await issueOne({ segment: 'citizen' });
    const { rating } = await rate({ invitation: token });
    expect(rating.invitation).toBe('ACCEPTED');
    expect(await cellOf(rating.id)).toEqual({
      source_class: 'RANDOM',
      segment_id: api.registry.segment,
      mode: 'WEB',
    });
  });

  test('without one is told nothing of invitations', async () => {
    expect((await rate({})).rating.invitation).toBeNull();
  });

  test('may revise that rating: it stays RANDOM', async () => {
    const { token } = await issueOne();
    const { rating } = await rate({ invitation: token });
    const revised = await revise(api, { id: rating.id }, 1, [{ item: 'SAT', value: 1 }]);
    expect(revised.rating).toMatchObject({ revision: 1 });
    expect(await cellOf(rating.id)).toMatchObject({ source_class: 'RANDOM' });
  });

  test('may send the same rating again: it is the same one, also when the invitation has expired since', async () => {
    const { token } = await issueOne({ validDays: 1 });
    const sent = { id: crypto.randomUUID() as string, invitation: token };
    const first = await rate(sent);
    expect(await rate(sent)).toEqual(first);
    const before = api.clock.time;
    api.clock.time = new Date('2026-11-25T09:00:00Z');
    try {
      expect(await rate(sent)).toEqual(first);
      // Its content is the same without the token: no hash in the database holds anything of it.
      expect((await rate({ id: sent.id })).rating).toMatchObject({ id: sent.id, invitation: null });
    } finally {
      api.clock.time = before;
    }
  });

  test('who uses it a second time loses nothing but the class', async () => {
    const { token } = await issueOne();
    await rate({ invitation: token });
    const { rating, userErrors } = await rate({ invitation: token });
    expect(userErrors).toEqual([]);
    expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'SPENT' });
    expect(await cellOf(rating.id)).toMatchObject({ source_class: 'OPEN' });
  });

  test('is one of a hundred who use it at the same time', async () => {
    const { token } = await issueOne();
    const all = await Promise.all(Array.from({ length: 100 }, () => rate({ invitation: token })));
    expect(all.filter(({ rating }) => rating.invitation === 'ACCEPTED')).toHaveLength(1);
    expect(all.filter(({ rating }) => rating.invitation === 'SPENT')).toHaveLength(99);
    const classes = await Promise.all(all.map(({ rating }) => cellOf(rating.id)));
    expect(classes.filter(({ source_class }) => source_class === 'RANDOM')).toHaveLength(1);
  });

  test('who comes too late is counted without it, whatever the clock of the device says', async () => {
    const { token } = await issueOne({ validDays: 1 });
    const before = api.clock.time;
    api.clock.time = new Date('2026-11-24T09:00:00Z');
    try {
      const { rating } = await rate({ invitation: token, collectedAt: '2026-11-22T10:00:00Z' });
      expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'EXPIRED', day: '2026-11-22' });
      expect(await cellOf(rating.id)).toMatchObject({ source_class: 'OPEN' });
    } finally {
      api.clock.time = before;
    }
    expect((await rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test.each([
    ['another subject', { subject: { service: 'licence' } }],
    ['another touchpoint', { touchpoint: 'line' }],
    ['another mode', { mode: 'APP' }],
  ])('for %s does not use it up', async (_, change) => {
    const { token } = await issueOne();
    const { rating } = await rate({ ...change, invitation: token });
    expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'UNFIT' });
    expect((await cellOf(rating.id)).source_class).not.toBe('RANDOM');
    expect((await rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test('with a made-up one is counted all the same, and nothing of it is looked up', async () => {
    const { token } = await issueOne();
    const forged = [`${token.slice(0, -2)}AA`, 'i1', '', 'x'.repeat(3_000), '\u0000', token.toLowerCase()];
    for (const invitation of forged) {
      const { rating } = await rate({ invitation });
      expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'UNKNOWN' });
    }
    expect((await rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test('at a place that no longer takes invitations is counted as anyone', async () => {
    const { token } = await issueOne();
    const setMaximum = async (maximum: string) => {
      await asAdmin(api.database, `update touchpoint set maximum_source_class = $1 where slug = 'portal'`, [maximum]);
      await api.platform.directory.refresh();
    };
    await setMaximum('OPEN');
    expect((await rate({ invitation: token })).rating.invitation).toBe('UNFIT');
    await setMaximum('RANDOM');
    expect((await rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });
});

describe('a partner that rates for its clients', () => {
  const importRows = async (rows: object[]) => {
    const { data } = await api.ask<{
      ratingsImport: { accepted: number; results: { rating: { id: string; invitation: string | null } | null }[] };
    }>(
      `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted
         results { rating { id invitation } userErrors { code } } } }`,
      { input: { rows } },
      { authorization: `Bearer ${key}` },
    );
    return data.ratingsImport.results.map(({ rating }) => rating!);
  };

  test('imports them by their invitations, with cases and without, each used once', async () => {
    const { invitations } = await issue(request({ touchpoint: 'line', mode: 'OPERATOR', count: 40 }));
    const byPhone = invitations!.filter(({ mode }) => mode === 'OPERATOR').map(({ token }) => token);
    const row = (invitation: string, change: object = {}) =>
      submission({ touchpoint: 'line', mode: 'OPERATOR', invitation, collectedAt: '2026-11-20T10:00:00Z', ...change });
    const [a, b, c, d] = byPhone as [string, string, string, string];
    const caseHash = 'case-of-an-operator-1';
    const ratings = await importRows([
      row(a),
      row(a),
      row(b, { caseHash }),
      row(b, { caseHash }),
      row(c, { collectedAt: '2026-10-01', caseHash: `${caseHash}-c` }),
      row(d, { mode: 'IVR' }),
      row(`${d}A`),
    ]);
    const told = ratings.map(({ invitation }) => invitation);
    expect(new Set(told.slice(0, 2))).toEqual(new Set(['ACCEPTED', 'SPENT']));
    // Of one case the last rating counts, and it is the one that used the invitation.
    expect(told.slice(2)).toEqual(['SPENT', 'ACCEPTED', 'ACCEPTED', 'UNFIT', 'UNKNOWN']);
    expect(await cellOf(ratings[3]!.id)).toMatchObject({ source_class: 'RANDOM', mode: 'OPERATOR' });
    const again = await importRows([row(b, { caseHash })]);
    expect(again[0]!.invitation).toBe('SPENT');
  });
});

test('the database lets nobody but the acceptance path read invitations, and no one change them', async () => {
  for (const table of ['invitation', 'invitation_redemption', 'invitation_batch'])
    await expect(
      withRole(api.platform.pool, 'otklik_staff', (client) => client.query(`select from ${table}`)),
    ).rejects.toMatchObject({ code: '42501' });
  await expect(api.platform.pool.query('select from invitation')).rejects.toMatchObject({ code: '42501' });
  for (const statement of [
    `update invitation set expires_on = expires_on + 1`,
    'delete from invitation',
    'delete from invitation_redemption',
    'update invitation_redemption set is_settled = true',
  ])
    await expect(
      withRole(api.platform.pool, 'otklik_acceptor', (client) => client.query(statement)),
    ).rejects.toMatchObject({ code: '42501' });
});

test('which rating used which invitation cannot be told once the marks are rewritten', async () => {
  const joined = `select count(*)::integer as n from invitation_redemption u join rating r on r.xmin = u.xmin`;
  for (let index = 0; index < 20; index++) await rate({ invitation: (await issueOne()).token });
  expect((await asAdmin(api.database, joined))[0].n).toBeGreaterThanOrEqual(20);
  const [{ marks }] = await asAdmin(api.database, 'select count(*)::integer as marks from invitation_redemption');
  expect(await api.platform.settler.settle()).toBe(marks);
  expect((await asAdmin(api.database, joined))[0].n).toBe(0);
  const inPlace = await asAdmin(
    api.database,
    `select encode(redemption_hash, 'hex') as hash from invitation_redemption order by ctid`,
  );
  expect(inPlace.map(({ hash }) => hash as string)).toEqual(inPlace.map(({ hash }) => hash as string).toSorted());
  expect(await api.platform.settler.settle()).toBe(0);
});

test('an invitation stays used while its mark is rewritten', async () => {
  const tokens = (await issue(request({ count: 50 }))).invitations!.map(({ token }) => token);
  for (const invitation of tokens) await rate({ invitation });
  let isSettled = false;
  const settling = api.platform.settler.settle().finally(() => (isSettled = true));
  const told: (string | null)[] = [];
  while (!isSettled || told.length < 50)
    told.push((await rate({ invitation: tokens[told.length % tokens.length] })).rating.invitation);
  expect(await settling).toBe(50);
  expect(new Set(told)).toEqual(new Set(['SPENT']));
});

test('the tallies hold what was rated and whom was invited, and the recount sees where they do not', async () => {
  expect(await recount(api.platform.pool)).toEqual([]);
  await asAdmin(api.database, 'update invitation_tally set issued = issued + 1');
  const found = await recount(api.platform.pool);
  expect(new Set(found.map(({ table, side }) => `${table}: ${side}`))).toEqual(
    new Set(['invitation: only in the tallies', 'invitation: only in the invitations']),
  );
});
