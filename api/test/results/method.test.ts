import { METHOD_CONSTANTS } from '../../src/modules/methodology/constants.ts';
import { INSTRUMENT_VERSION } from '@otklik/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { POLICY } from '../../src/statistics/index.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Method {
  method: {
    instrumentVersion: string;
    methodVersion: string;
    constants: { code: string; value: number; meaning: string; inRussian: string }[];
  };
}

test('the method tells the versions and every number the figures are computed with, in the reader’s language', async () => {
  const { data } = await api.ask<Method>(
    '{ method { instrumentVersion methodVersion constants { code value meaning inRussian: meaning(language: RU) } } }',
  );
  const { constants, ...versions } = data.method;
  expect(versions).toEqual({ instrumentVersion: INSTRUMENT_VERSION, methodVersion: POLICY.methodVersion });
  expect(Object.fromEntries(constants.map(({ code, value }) => [code, value]))).toEqual(METHOD_CONSTANTS);
  const shown = constants.find(({ code }) => code === 'closingDays')!;
  expect(shown.meaning).toContain('until its figures are published');
  expect(shown.inRussian).toContain('до публикации');
});
