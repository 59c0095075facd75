import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidV7 } from '../../../src/kernel/ids.ts';
import { drawOf } from '../../../src/modules/methodology/bridge/bridge.rules.ts';
import { hashesOf } from '../../../src/modules/ratings/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { type Issued, type InvitingApi, request, startInvitingApi } from './inviting-api.ts';

let inviting: InvitingApi;
beforeAll(async () => {
  inviting = await startInvitingApi();
});
afterAll(() => inviting.api.close());

describe('a partner issues invitations', () => {
  test('gets as many tokens as asked for, each of its own, with the page to send', async () => {
    const { invitations, userErrors } = await inviting.issue(
      request({ count: 1_000, segment: 'citizen', validDays: 14 }),
    );
    expect(userErrors).toEqual([]);
    expect(new Set(invitations!.map(({ token }) => token)).size).toBe(1_000);
    const [{ token, mode, path, caseHash, expiresOn }] = invitations as [Issued];
    expect({ mode, caseHash, expiresOn }).toEqual({ mode: 'WEB', caseHash: null, expiresOn: '2026-12-06' });
    expect(path).toBe(`/r/portal?service=passport&segment=citizen&lang=en&i=${token}`);
  });

  test('gets the same ones when the call is sent again, also at the same time, and another with a new id', async () => {
    const input = request({ count: 5, touchpoint: 'line', mode: 'IVR' });
    const [first, second] = await Promise.all([inviting.issue(input), inviting.issue(input)]);
    expect(second).toEqual(first);
    expect(await inviting.issue(input)).toEqual(first);
    const other = await inviting.issue({ ...input, id: crypto.randomUUID() });
    expect(other.invitations!.some(({ token }) => first.invitations!.some((known) => known.token === token))).toBe(
      false,
    );
  });

  test('gets the same ones after keys were exchanged, led the same way, and new ones from the new key', async () => {
    const { keys } = inviting.api.platform.acceptance.invitations;
    const input = request({ count: 200, touchpoint: 'line', mode: 'IVR' });
    const cases = request({ count: null, cases: ['case-of-two-keys-1', 'case-of-two-keys-2'] });
    const [first, ofCases] = [await inviting.issue(input), await inviting.issue(cases)];
    keys.generation = 2;
    try {
      expect(await inviting.issue(input)).toEqual(first);
      const again = await inviting.issue(request({ count: null, cases: ['case-of-two-keys-2', 'case-of-two-keys-3'] }));
      expect(again.invitations![0]).toEqual(ofCases.invitations![1]);
      const generations = again.invitations!.map(({ token }) => Buffer.from(token.slice(2), 'base64url')[0]);
      expect(generations).toEqual([1, 2]);
      // The way of every one is the draw of the token that was sent.
      for (const { token, mode } of first.invitations!) expect(mode).toBe(drawOf(token, 1) < 0.1 ? 'WEB' : 'IVR');
      for (const { token } of again.invitations!)
        expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
    } finally {
      keys.generation = 1;
    }
  });

  test('gets the tokens that it got before tokens named their key, and they hold', async () => {
    const { keys } = inviting.api.platform.acceptance.invitations;
    const input = request({ count: null, cases: ['case-of-the-first-form'] });
    const [{ token: named }] = (await inviting.issue(input)).invitations as [Issued];
    await asAdmin(
      inviting.api.database,
      `update invitation set key_generation = 0 where token_hash = decode('${hashesOf(keys, named)!.token}', 'hex')`,
    );
    const [{ token, path }] = (await inviting.issue(input)).invitations as [Issued];
    expect(token).toMatch(/^i1[\w-]{38}$/);
    expect(path).toMatch(new RegExp(`&i=${token}$`));
    expect((await inviting.rate({ invitation: token })).rating.invitation).toBe('ACCEPTED');
    expect((await inviting.rate({ invitation: named })).rating.invitation).toBe('SPENT');
  });

  test('cannot use an id again for another call', async () => {
    const input = request();
    await inviting.issue(input);
    expect(await inviting.issue({ ...input, count: 2 })).toMatchObject({
      invitations: null,
      userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', path: ['input', 'id'] }],
    });
    expect(
      (
        await inviting.issue(
          { ...input },
          await inviting.makeKey(['invitations:issue'], inviting.api.registry.ministry),
        )
      ).userErrors,
    ).toEqual([]);
  });

  test('gets one invitation a case, in whichever calls it comes', async () => {
    const cases = ['case-0000000000000001', 'case-0000000000000002'];
    const first = await inviting.issue(request({ count: null, cases: [...cases, cases[0]] }));
    expect(first.invitations!.map(({ caseHash }) => caseHash)).toEqual(cases);
    const again = await inviting.issue(request({ count: null, cases: [cases[1]!, 'case-0000000000000003'] }));
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
    expect(await inviting.issue(request(change))).toEqual({
      invitations: null,
      userErrors: [{ code, path: ['input', ...path] }],
    });
  });

  test('needs a key with the right to, that reaches the place or what is rated', async () => {
    expect(await inviting.issue(request(), null)).toMatchObject({ userErrors: [{ code: 'KEY_MISSING' }] });
    expect(await inviting.issue(request(), await inviting.makeKey(['ratings:write']))).toMatchObject({
      userErrors: [{ code: 'KEY_SCOPE' }],
    });
    expect(await inviting.issue(request(), inviting.agencyKey)).toMatchObject({ userErrors: [{ code: 'KEY_SCOPE' }] });
    expect((await inviting.issue(request({ subject: { service: 'licence' } }), inviting.agencyKey)).userErrors).toEqual(
      [],
    );
  });

  test('finds a tenth of those who called led to the web, drawn by the bridge that holds', async () => {
    const { invitations } = await inviting.issue(request({ touchpoint: 'line', mode: 'IVR', count: 1_000 }));
    const onWeb = invitations!.filter(({ mode }) => mode === 'WEB');
    // 100 expected, standard deviation 9.5.
    expect(Math.abs(onWeb.length - 100)).toBeLessThan(48);
    expect(onWeb.every(({ path }) => path?.startsWith('/r/line?'))).toBe(true);
    expect(invitations!.filter(({ mode, path }) => mode === 'IVR' && path !== null)).toEqual([]);
  });

  test('leaves no token in the database: hashes only', async () => {
    const { token } = await inviting.issueOne();
    await inviting.rate({ invitation: token });
    const bytes = Buffer.from(token.slice(2), 'base64url');
    for (const text of [token, bytes.subarray(8, 20).toString('hex')]) {
      const found = await asAdmin(
        inviting.api.database,
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
