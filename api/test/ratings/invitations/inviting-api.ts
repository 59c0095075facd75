import { expect } from 'vitest';
import { uuidV7 } from '../../../src/kernel/ids.ts';
import { newPartnerKey, partnerKeyHash } from '../../../src/modules/access/index.ts';
import { asAdmin } from '../../support/as-admin.ts';
import { startTestApi, type TestApi } from '../../support/test-api.ts';
import { submission } from '../requests.ts';

/** An invitation as a partner gets it. */
export interface Issued {
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

interface Cell {
  source_class: string;
  segment_id: string | null;
  mode: string;
}

/** An api whose portal, and a telephone line beside it, take invitations; and what partners and citizens do there. */
export interface InvitingApi {
  readonly api: TestApi;
  /** Of the ministry: it may issue invitations and import ratings. */
  readonly key: string;
  /** Of the agency: it may issue invitations. */
  readonly agencyKey: string;
  readonly makeKey: (scopes: string[], authority?: string) => Promise<string>;
  /** As the ministry unless another key is given; null: without a key. */
  readonly issue: (input: object, as?: string | null) => Promise<IssueAnswer>;
  readonly issueOne: (change?: object) => Promise<Issued>;
  readonly rate: (change: object) => Promise<Rated>;
  readonly cellOf: (id: string) => Promise<Cell>;
}

/** A good call for one invitation, changed as told. */
export const request = (change: object = {}) => ({
  id: crypto.randomUUID() as string,
  touchpoint: 'portal',
  subject: { service: 'passport' },
  language: 'EN',
  mode: 'WEB',
  count: 1,
  ...change,
});

/** Starts one. Close its `api` afterwards. */
export async function startInvitingApi(): Promise<InvitingApi> {
  const api = await startTestApi();
  const makeKey = async (scopes: string[], authority = api.registry.ministry): Promise<string> => {
    const text = newPartnerKey();
    await asAdmin(
      api.database,
      'insert into partner_key (id, authority_id, name, key_hash, scopes) values ($1, $2, $3, $4, $5)',
      [uuidV7(), authority, 'service system', partnerKeyHash(text), scopes],
    );
    return text;
  };
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
  const key = await makeKey(['invitations:issue', 'ratings:write']);
  return {
    api,
    key,
    agencyKey: await makeKey(['invitations:issue'], api.registry.agency),
    makeKey,
    issue: (input, as = key) => issue(api, input, as),
    issueOne: async (change = {}) => (await issue(api, request(change), key)).invitations![0]!,
    rate: (change) => rate(api, change),
    cellOf: (id) => cellOf(api, id),
  };
}

async function issue(api: TestApi, input: object, as: string | null): Promise<IssueAnswer> {
  const { data, errors } = await api.ask<{ invitationsIssue: IssueAnswer }>(
    `mutation($input: InvitationsIssueInput!) { invitationsIssue(input: $input) {
       invitations { token mode path caseHash expiresOn } userErrors { code path } } }`,
    { input },
    as ? { authorization: `Bearer ${as}` } : {},
  );
  expect(errors).toBeUndefined();
  return data.invitationsIssue;
}

async function rate(api: TestApi, change: object): Promise<Rated> {
  const { data, errors } = await api.ask<{ ratingSubmit: Rated }>(
    `mutation($input: RatingSubmitInput!) { ratingSubmit(input: $input) {
       rating { id status receipt invitation day } userErrors { code } } }`,
    { input: submission(change) },
  );
  expect(errors).toBeUndefined();
  return data.ratingSubmit;
}

/** Source class and segment of a stored rating. */
async function cellOf(api: TestApi, id: string): Promise<Cell> {
  const [cell] = await asAdmin(
    api.database,
    `select c.source_class, c.segment_id, c.mode from submission s join rating r on r.id = s.rating_id
     join cell c on c.id = r.cell_id where s.id = $1`,
    [id],
  );
  return cell;
}
