import type { StaffRole } from '@otklik/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerStaff, askStaff, aViewer } from '../support/ask-as-staff.ts';
import { submission, submit } from '../ratings/requests.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const COMMENTS = `comments(first: $first, after: $after, period: $period, question: $question, values: $values) {
  nodes { id text question day language value mayQuote redacted touchpoint { slug } } pageInfo { hasNextPage endCursor }
} viewerCanReadComments`;
const VARIABLES =
  '$id: ID!, $first: Int! = 50, $after: String, $period: PeriodInput, $question: CommentQuestion, $values: [Int!]';
const OF_SERVICE = `query (${VARIABLES}) { subject: service(id: $id) { ${COMMENTS} } }`;
const OF_TOUCHPOINT = `query (${VARIABLES}) { subject: touchpoint(id: $id) { ${COMMENTS} } }`;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  for (const [index, value] of [1, 5, 3, 2].entries())
    await submit(
      api,
      submission({
        answers: [{ item: 'SAT', value }],
        comments: [{ question: value > 3 ? 'GOOD' : 'IMPROVE', text: `Number ${index}, call +44 20 7946 0958` }],
        mayQuote: value === 5,
      }),
    );
  await submit(
    api,
    submission({ subject: { service: 'licence' }, comments: [{ question: 'IMPROVE', text: 'At the desk' }] }),
  );
  await colleagues(9);
  await api.platform.redactor.drain();
});
afterAll(() => api.close());

/** Ratings with a comment about the internal service. */
async function colleagues(count: number): Promise<void> {
  for (let number = 0; number < count; number++)
    await submit(
      api,
      submission({
        subject: { service: 'pass-office' },
        comments: [{ question: 'IMPROVE', text: `Colleague ${number}` }],
      }),
    );
}

const analyst = () => aViewer('ANALYST', api.registry.ministry);
const read = async (source: string, id: string, viewer = analyst(), variables: object = {}) =>
  (await askStaff(api, viewer, source, { id, ...variables })).subject;
const texts = ({ comments }: { comments: { nodes: { text: string }[] } }) => comments.nodes.map(({ text }) => text);

test('an analyst reads redacted comments, newest first, with the day and no time', async () => {
  const { comments, viewerCanReadComments } = await read(OF_SERVICE, 'passport');
  expect(viewerCanReadComments).toBe(true);
  expect(comments.nodes.map(({ text }: { text: string }) => text)).toEqual([
    'Number 3, call [phone]',
    'Number 2, call [phone]',
    'Number 1, call [phone]',
    'Number 0, call [phone]',
  ]);
  expect(comments.nodes[2]).toMatchObject({
    question: 'GOOD',
    day: '2026-11-22',
    language: 'EN',
    value: 5,
    mayQuote: true,
    redacted: true,
    touchpoint: { slug: 'portal' },
  });
});

test('comments are filtered by value, question and period', async () => {
  expect(texts(await read(OF_SERVICE, 'passport', analyst(), { values: [1, 2] }))).toHaveLength(2);
  expect(texts(await read(OF_SERVICE, 'passport', analyst(), { question: 'GOOD' }))).toHaveLength(1);
  const period = { from: '2026-10-01', to: '2026-11-21' };
  expect(texts(await read(OF_SERVICE, 'passport', analyst(), { period }))).toEqual([]);
});

test('page after page gives every comment once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await read(OF_SERVICE, 'passport', analyst(), { first: 3, after });
    seen.push(...texts(page));
    after = page.comments.pageInfo.hasNextPage ? page.comments.pageInfo.endCursor : null;
  } while (after);
  expect(seen.map((text) => text.slice(0, 8))).toEqual(['Number 3', 'Number 2', 'Number 1', 'Number 0']);
});

describe('who reads nothing', () => {
  test.each<StaffRole>(['OPERATOR', 'PLATFORM_ADMIN'])('%s', async (role) => {
    const viewer = aViewer(role, role === 'PLATFORM_ADMIN' ? null : api.registry.ministry);
    const { comments, viewerCanReadComments } = await read(OF_SERVICE, 'passport', viewer);
    expect([comments.nodes, viewerCanReadComments]).toEqual([[], false]);
  });

  test('the agency, of the comments of the ministry', async () => {
    const agency = aViewer('ANALYST', api.registry.agency);
    expect(texts(await read(OF_SERVICE, 'passport', agency))).toEqual([]);
    expect(texts(await read(OF_SERVICE, 'licence', agency))).toEqual(['At the desk']);
    expect(texts(await read(OF_TOUCHPOINT, 'portal', agency))).toEqual(['At the desk']);
    const [comment] = (await read(OF_SERVICE, 'passport')).comments.nodes;
    const node = `query ($id: ID!) { node(id: $id) { id ... on Comment { text } } }`;
    expect(await askStaff(api, agency, node, { id: comment.id })).toEqual({ node: null });
    expect((await askStaff(api, analyst(), node, { id: comment.id })).node.text).toBe(comment.text);
  });

  test('the public: its schema has no comments', async () => {
    const { errors } = await api.ask('{ service(id: "passport") { comments { nodes { text } } } }');
    expect(errors?.[0]?.message).toMatch(/comments/);
  });
});

test.each([
  ['VALUE_OUT_OF_RANGE', { values: [6] }],
  ['CURSOR_INVALID', { after: Buffer.from('["2026-02-30","x"]').toString('base64url') }],
  ['PAGE_SIZE', { first: 101 }],
])('%s', async (code, variables) => {
  const { errors } = await answerStaff(api, analyst(), OF_SERVICE, { id: 'passport', ...variables });
  expect(errors?.[0]?.originalError).toMatchObject({ faults: [{ code }] });
});

test('colleagues stay unread until ten of them have rated the internal service', async () => {
  expect(texts(await read(OF_SERVICE, 'pass-office'))).toEqual([]);
  expect(texts(await read(OF_TOUCHPOINT, 'portal'))).toHaveLength(5);
  await colleagues(1);
  await api.platform.redactor.drain();
  expect(texts(await read(OF_SERVICE, 'pass-office'))).toHaveLength(10);
  expect(texts(await read(OF_TOUCHPOINT, 'portal'))).toHaveLength(15);
});
