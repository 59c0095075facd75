import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../src/database/advisory-locks.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { storeReport } from '../../src/modules/ratings/take-report.ts';
import { withAdvisoryLock } from '../../src/modules/results/advisory-lock.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('no two kinds of work have a lock in common', () => {
  const numbers = Object.values(ADVISORY_LOCKS);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('while the method is frozen and periods are published, reports are taken and authorities moved', async () => {
  const { platform, registry } = api;
  const rows = [{ day: '2026-11-20', service: 'passport', touchpoint: 'portal', transactions: 5 }];
  const input = { id: toGlobalId('Authority', registry.agency), parent: toGlobalId('Authority', registry.ministry) };
  const done = await withAdvisoryLock(platform.pool, ADVISORY_LOCKS.publication, () =>
    withAdvisoryLock(platform.pool, ADVISORY_LOCKS.freezing, async () => ({
      report: await storeReport(
        platform.acceptance,
        'INTERACTIONS',
        { id: crypto.randomUUID(), rows },
        registry.ministry,
      ),
      authority: await askStaff(
        api,
        aViewer('PLATFORM_ADMIN', null),
        `mutation ($input: AuthorityChangeInput!) {
          authorityChange(input: $input) { authority { parent { id } } userErrors { code } } }`,
        { input },
      ),
    })),
  );
  expect(done).toMatchObject({
    report: { accepted: 1 },
    authority: { authorityChange: { authority: { parent: { id: input.parent } }, userErrors: [] } },
  });
});
