import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sentDocuments } from './sent-documents.ts';

const hashOf = (document: string) => createHash('sha256').update(document).digest('hex');

function sentHash(document: string): string | undefined {
  const { query, extensions } = sentDocuments.byHash({ query: document, variables: { at: 1 } });
  expect(query).toBeUndefined();
  return (extensions as { persistedQuery: { sha256Hash: string } }).persistedQuery.sha256Hash;
}

test('a document goes on as its hash, by which Apollo is given it again', async () => {
  const document = 'query { services { nodes { slug } } }';
  for (const _time of [1, 2]) expect(sentHash(document)).toBe(hashOf(document));
  expect(await sentDocuments.cache.get(`apq:${hashOf(document)}`)).toBe(document);
  expect(sentDocuments.byHash({ query: document, variables: { at: 1 } }).variables).toEqual({ at: 1 });
});

test('nobody else stores a document', async () => {
  await sentDocuments.cache.set(`apq:${hashOf('{ a }')}`, '{ a }');
  expect(await sentDocuments.cache.get(`apq:${hashOf('{ a }')}`)).toBeUndefined();
});

test('those that are sent again stay, however many others come between, and the others are forgotten', async () => {
  const often = '{ often: __typename }';
  for (let at = 0; at < 2_000; at++) {
    sentHash(`{ a${at}: __typename }`);
    // A request asks for its document some turns after others have come.
    expect(await sentDocuments.cache.get(hashOf(`{ a${Math.max(0, at - 200)}: __typename }`))).toBeDefined();
    if (at % 100 === 0) sentHash(often);
  }
  expect(await sentDocuments.cache.get(hashOf(often))).toBe(often);
  expect(await sentDocuments.cache.get(hashOf('{ a0: __typename }'))).toBeUndefined();
});

test('documents that are long or empty are left as they are', () => {
  for (const query of ['', `{ ${'a '.repeat(3_000)}}`]) expect(sentDocuments.byHash({ query })).toEqual({ query });
});

test('half a character is U+FFFD in the text as in its hash, so that no hash stands for two texts', async () => {
  const [halved, whole] = ['{ a(b: "\ud83d") }', '{ a(b: "\ufffd") }'];
  expect(hashOf(halved)).toBe(hashOf(whole));
  expect(sentHash(halved)).toBe(hashOf(whole));
  expect(await sentDocuments.cache.get(hashOf(whole))).toBe(whole);
  const long = (text: string) => `${text} # ${'a'.repeat(5_000)}`;
  expect(sentDocuments.byHash({ query: long(halved) })).toEqual({ query: long(whole) });
});
