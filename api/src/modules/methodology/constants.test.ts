import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, METHOD_VERSIONS, QUOTED_POLICY } from '@otklik/schema';
import { expect, test } from 'vitest';
import { POLICY } from '../../statistics/index.ts';
import { CONSTANT_MEANINGS } from './constant-meanings.ts';
import { METHOD_CONSTANTS } from './constants.ts';

test('every number of the policy is among the constants of the method, with the value the code uses', () => {
  const { methodVersion: _version, indexWeights, ...constants } = POLICY;
  const numbers = Object.entries(constants).filter(([, constant]) => typeof constant === 'number');
  expect(METHOD_CONSTANTS).toMatchObject(Object.fromEntries(numbers));
  const grouped = Object.values(constants).flatMap((group) => (typeof group === 'number' ? [] : Object.values(group)));
  expect(Object.values(METHOD_CONSTANTS)).toEqual(expect.arrayContaining(grouped));
  expect([METHOD_CONSTANTS.indexWeightSat, METHOD_CONSTANTS.indexWeightEase, METHOD_CONSTANTS.indexWeightTime]).toEqual(
    Object.values(indexWeights),
  );
  for (const value of Object.values(METHOD_CONSTANTS)) expect(Number.isFinite(value)).toBe(true);
});

test('what texts quote of the method is what it computes with', () => {
  expect(METHOD_CONSTANTS).toMatchObject(QUOTED_POLICY);
});

test('every constant, and nothing else, has a meaning of its own in both languages', () => {
  expect(Object.keys(CONSTANT_MEANINGS).toSorted()).toEqual(Object.keys(METHOD_CONSTANTS).toSorted());
  for (const language of ['RU', 'EN'] as const) {
    const meanings = Object.values(CONSTANT_MEANINGS).map((meaning) => meaning[language]);
    for (const meaning of meanings)
      expect(meaning).toMatch(language === 'RU' ? /^\p{Script=Cyrillic}.*\.$/u : /^[A-Z].*\.$/);
    expect(new Set(meanings).size).toBe(meanings.length);
  }
});

test('the history of the method begins with the version that figures name, and tells changes in both languages', () => {
  expect(METHOD_VERSIONS[0]!.version).toBe(POLICY.methodVersion);
  expect(new Set(METHOD_VERSIONS.map(({ version }) => version)).size).toBe(METHOD_VERSIONS.length);
  for (const { changes } of METHOD_VERSIONS)
    for (const change of changes)
      for (const language of Object.keys(LANGUAGES))
        expect(change).toHaveProperty(language, expect.stringMatching(/.{20}/));
});

test('descriptions of the schemas name the constants of the method, and type none', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const sources = globSync('**/*.{graphql,resolver,input,args}.ts', { cwd: folder });
  expect(sources.length).toBeGreaterThan(50);
  const typed = sources.flatMap((name) =>
    [
      ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(
        /\b(0\.70?|(3|5) points|(10|30|100|300) (answers|ratings)|(80|90) ?(%|percent)|3 to 12)/g,
      ),
    ].map(([found]) => `${found} in ${name}`),
  );
  expect(typed).toEqual([]);
});
