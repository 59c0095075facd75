import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asAdmin } from '../../support/as-admin.ts';
import { revise, submission } from '../requests.ts';
import { type InvitingApi, request, startInvitingApi } from './inviting-api.ts';

let inviting: InvitingApi;
beforeAll(async () => {
  inviting = await startInvitingApi();
});
afterAll(() => inviting.api.close());

describe('a citizen with an invitation', () => {
  test('gives a rating of the class RANDOM, in the segment of the invitation', async () => {
    const { token } = await inviting.issueOne({ segment: 'citizen' });
    const { rating } = await inviting.rate({ invitation: token });
    expect(rating.invitation).toBe('ACCEPTED');
    expect(await inviting.cellOf(rating.id)).toEqual({
      source_class: 'RANDOM',
      segment_id: inviting.api.registry.segment,
      mode: 'WEB',
    });
  });

  test('without one is told nothing of invitations', async () => {
    expect((await inviting.rate({})).rating.invitation).toBeNull();
  });

  test('may revise that rating: it stays RANDOM', async () => {
    const { token } = await inviting.issueOne();
    const { rating } = await inviting.rate({ invitation: token });
    const revised = await revise(inviting.api, { id: rating.id }, 1, [{ item: 'SAT', value: 1 }]);
    expect(revised.rating).toMatchObject({ revision: 1 });
    expect(await inviting.cellOf(rating.id)).toMatchObject({ source_class: 'RANDOM' });
  });

  test('may send the same rating again: it is the same one, also when the invitation has expired since', async () => {
    const { token } = await inviting.issueOne({ validDays: 1 });
    const sent = { id: crypto.randomUUID() as string, invitation: token };
    const first = await inviting.rate(sent);
    expect(await inviting.rate(sent)).toEqual(first);
    const before = inviting.api.clock.time;
    inviting.api.clock.time = new Date('2026-11-25T09:00:00Z');
    try {
      expect(await inviting.rate(sent)).toEqual(first);
      // Its content is the same without the token: no hash in the database holds anything of it.
      expect((await inviting.rate({ id: sent.id })).rating).toMatchObject({ id: sent.id, invitation: null });
    } finally {
      inviting.api.clock.time = before;
    }
  });

  test('who uses it a second time loses nothing but the class', async () => {
    const { token } = await inviting.issueOne();
    await inviting.rate({ invitation: token });
    const { rating, userErrors } = await inviting.rate({ invitation: token });
    expect(userErrors).toEqual([]);
    expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'SPENT' });
    expect(await inviting.cellOf(rating.id)).toMatchObject({ source_class: 'OPEN' });
  });

  test('is one of a hundred who use it at the same time', async () => {
    const { token } = await inviting.issueOne();
    const all = await Promise.all(Array.from({ length: 100 }, () => inviting.rate({ invitation: token })));
    expect(all.filter(({ rating }) => rating.invitation === 'ACCEPTED')).toHaveLength(1);
    expect(all.filter(({ rating }) => rating.invitation === 'SPENT')).toHaveLength(99);
    const classes = await Promise.all(all.map(({ rating }) => inviting.cellOf(rating.id)));
    expect(classes.filter(({ source_class }) => source_class === 'RANDOM')).toHaveLength(1);
  });

  test('who comes too late is counted without it, whatever the clock of the device says', async () => {
    const { token } = await inviting.issueOne({ validDays: 1 });
    const before = inviting.api.clock.time;
    inviting.api.clock.time = new Date('2026-11-24T09:00:00Z');
    try {
      const { rating } = await inviting.rate({ invitation: token, collectedAt: '2026-11-22T10:00:00Z' });
      expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'EXPIRED', day: '2026-11-22' });
      expect(await inviting.cellOf(rating.id)).toMatchObject({ source_class: 'OPEN' });
    } finally {
      inviting.api.clock.time = before;
    }
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test.each([
    ['another subject', { subject: { service: 'licence' } }],
    ['another touchpoint', { touchpoint: 'line' }],
    ['another mode', { mode: 'APP' }],
  ])('for %s does not use it up', async (_, change) => {
    const { token } = await inviting.issueOne();
    const { rating } = await inviting.rate({ ...change, invitation: token });
    expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'UNFIT' });
    expect((await inviting.cellOf(rating.id)).source_class).not.toBe('RANDOM');
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test('with a made-up one is counted all the same, and nothing of it is looked up', async () => {
    const { token } = await inviting.issueOne();
    const forged = [`${token.slice(0, -2)}AA`, 'i1', '', 'x'.repeat(3_000), '\u0000', token.toLowerCase()];
    for (const invitation of forged) {
      const { rating } = await inviting.rate({ invitation });
      expect(rating).toMatchObject({ status: 'COUNTED', invitation: 'UNKNOWN' });
    }
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });

  test('at a place that no longer takes invitations is counted as anyone', async () => {
    const { token } = await inviting.issueOne();
    const setMaximum = async (maximum: string) => {
      await asAdmin(inviting.api.database, `update touchpoint set maximum_source_class = $1 where slug = 'portal'`, [
        maximum,
      ]);
      await inviting.api.platform.directory.refresh();
    };
    await setMaximum('OPEN');
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('UNFIT');
    await setMaximum('RANDOM');
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
  });
});

describe('a partner that rates for its clients', () => {
  const importRows = async (rows: object[]) => {
    const { data } = await inviting.api.ask<{
      ratingsImport: { accepted: number; results: { rating: { id: string; invitation: string | null } | null }[] };
    }>(
      `mutation($input: RatingsImportInput!) { ratingsImport(input: $input) { accepted
         results { rating { id invitation } userErrors { code } } } }`,
      { input: { rows } },
      { authorization: `Bearer ${inviting.key}` },
    );
    return data.ratingsImport.results.map(({ rating }) => rating!);
  };

  test('imports them by their invitations, with cases and without, each used once', async () => {
    const { invitations } = await inviting.issue(request({ touchpoint: 'line', mode: 'OPERATOR', count: 40 }));
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
    expect(await inviting.cellOf(ratings[3]!.id)).toMatchObject({ source_class: 'RANDOM', mode: 'OPERATOR' });
    const again = await importRows([row(b, { caseHash })]);
    expect(again[0]!.invitation).toBe('SPENT');
  });
});
