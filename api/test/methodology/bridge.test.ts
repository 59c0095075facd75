import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidV7 } from '../../src/kernel/ids.ts';
import { POLICY } from '../../src/statistics/index.ts';
import { asAdmin } from '../support/as-admin.ts';
import { answerStaff, askStaff, aViewer } from '../support/ask-as-staff.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await asAdmin(
    api.database,
    `insert into touchpoint (id, slug, authority_id, name, channel, modes, maximum_source_class, time_zone, rated_as_itself)
     values ($1, 'line', $2, '{"RU":"Линия","EN":"Line"}', 'TELEPHONE', '{IVR,WEB}', 'RANDOM', 'Europe/Moscow', true)`,
    [uuidV7(), api.registry.ministry],
  );
  await api.platform.directory.refresh();
});
afterAll(() => api.close());

interface Told {
  version: number;
  probability: number;
  default: boolean;
}

const admin = () => aViewer('AUTHORITY_ADMIN', api.registry.ministry);

async function set(
  probability: number,
  { touchpoint = 'line', as = admin() } = {},
): Promise<{ bridge: Told | null; userErrors: { code: string; path: string[] }[] }> {
  const data = await askStaff(
    api,
    as,
    `mutation($input: BridgeSetInput!) { bridgeSet(input: $input) {
       bridge { version probability default } userErrors { code path } } }`,
    { input: { touchpoint, probability } },
  );
  return data.bridgeSet;
}

const bridgesOf = async (touchpoint: string): Promise<Told[]> => {
  const data = await askStaff(
    api,
    admin(),
    `query($id: ID!) { touchpoint(id: $id) { bridges(first: 10) { version probability default setAt } } }`,
    { id: touchpoint },
  );
  return data.touchpoint.bridges;
};

describe('the bridge of a touchpoint', () => {
  test('is that of the installation, a tenth, until it has one of its own', async () => {
    expect(await bridgesOf('line')).toMatchObject([
      { version: 1, probability: POLICY.bridgeProbability, default: true },
    ]);
  });

  test('is set under a new number, with its history and an entry of the audit trail', async () => {
    const first = await set(0.25);
    expect(first).toMatchObject({ bridge: { probability: 0.25, default: false }, userErrors: [] });
    expect((await set(0.25)).bridge!.version).toBe(first.bridge!.version);
    const second = await set(0);
    expect(second.bridge!.version).toBeGreaterThan(first.bridge!.version);
    expect((await bridgesOf('line')).map(({ probability }) => probability)).toEqual([0, 0.25, 0.1]);
    expect((await bridgesOf('portal')).map(({ probability }) => probability)).toEqual([0.1]);
    const trail = await asAdmin(
      api.database,
      `select before, after from audit_entry where action = 'bridgeSet' order by (after->>'bridgeVersion')::integer`,
    );
    expect(trail).toEqual([
      {
        before: { bridgeVersion: 1, bridgeProbability: 0.1 },
        after: { bridgeVersion: first.bridge!.version, bridgeProbability: 0.25 },
      },
      {
        before: { bridgeVersion: first.bridge!.version, bridgeProbability: 0.25 },
        after: { bridgeVersion: second.bridge!.version, bridgeProbability: 0 },
      },
    ]);
  });

  test('is refused where it makes no sense', async () => {
    const codeOf = async (probability: number, touchpoint = 'line') =>
      (await set(probability, { touchpoint })).userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(await codeOf(1.1)).toEqual(['FIELD_INVALID input.probability']);
    expect(await codeOf(-0.1)).toEqual(['FIELD_INVALID input.probability']);
    expect(await codeOf(0.1, 'portal')).toEqual(['BRIDGE_NOT_POSSIBLE input.touchpoint']);
    expect(await codeOf(0.1, 'office')).toEqual(['BRIDGE_NOT_POSSIBLE input.touchpoint']);
    expect(await codeOf(0.1, 'nowhere')).toEqual(['NOT_FOUND input.touchpoint']);
  });

  test('is for those who administer the touchpoint, and never seen by the public', async () => {
    const ofAgency = await set(0.5, { as: aViewer('AUTHORITY_ADMIN', api.registry.agency) });
    expect(ofAgency.userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
    const analyst = await set(0.5, { as: aViewer('ANALYST', api.registry.ministry) });
    expect(analyst.userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
    const methodologist = await set(0.5, { as: aViewer('METHODOLOGIST', null) });
    expect(methodologist).toMatchObject({ bridge: { probability: 0.5 }, userErrors: [] });
    const { errors } = await answerStaff(
      api,
      admin(),
      `{ touchpoint(id: "line") { bridges(first: 101) { version } } }`,
    );
    expect(errors).toHaveLength(1);
    const asked = await api.ask('{ touchpoint(id: "line") { bridges { version } } }');
    expect(asked.status).toBe(400);
  });
});

test('anybody is told with which chance clients are led to the web, and at how many touchpoints', async () => {
  const inUse = async () =>
    (
      await api.ask<{ method: { bridges: { probability: number; touchpoints: number }[] } }>(
        '{ method { bridges { probability touchpoints } } }',
      )
    ).data.method.bridges;
  await set(0.35);
  expect(await inUse()).toContainEqual({ probability: 0.35, touchpoints: 1 });
  await set(0);
  const [closed] = (await inUse()).filter(({ probability }) => probability === 0);
  expect(closed).toEqual({ probability: 0, touchpoints: 1 });
  expect((await inUse()).map(({ probability }) => probability)).not.toContain(0.35);
});
