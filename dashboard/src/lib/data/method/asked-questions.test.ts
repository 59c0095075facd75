import { expect, test } from 'vitest';
import type { EstimateFigure } from '#lib/format/estimate.ts';
import { findAskedQuestions } from './asked-questions.ts';

/** An api of two versions, the second of which has no EASE; it notes what is asked. */
function apiOf(asked: unknown[]): App.Locals {
  const textsOf = (version: string | null) =>
    version === '1.0.0' ? { SAT: 'old SAT', EASE: 'old EASE', TIME: 'old TIME' } : { SAT: 'new SAT', TIME: 'new TIME' };
  return {
    language: 'EN',
    execute: (_document: string, variables: { version: string | null }) => {
      asked.push(variables);
      const questions = Object.entries(textsOf(variables.version)).map(([item, text]) => ({
        question: { item, text },
      }));
      return Promise.resolve({ data: { instrument: { rendering: { questions } } } });
    },
  } as unknown as App.Locals;
}

const figure = (instrumentVersion: string | null) => ({ instrumentVersion }) as EstimateFigure;

test('each figure has the question of its own version, and one without a version that which is asked now', async () => {
  const asked: unknown[] = [];
  const figures = { sat: figure('1.0.0'), ease: figure(null), time: figure('1.0.0') };
  expect(await findAskedQuestions(apiOf(asked), figures, 'INTERNAL')).toEqual({
    SAT: 'old SAT',
    EASE: null,
    TIME: 'old TIME',
  });
  expect(asked).toEqual([
    { version: '1.0.0', level: 'INTERNAL', language: 'EN' },
    { version: null, level: 'INTERNAL', language: 'EN' },
  ]);
});

test('figures of one version need one question', async () => {
  const asked: unknown[] = [];
  const figures = { sat: figure('2.0.0'), ease: figure('2.0.0'), time: figure('2.0.0') };
  expect(await findAskedQuestions(apiOf(asked), figures, 'SERVICE')).toMatchObject({
    SAT: 'new SAT',
    TIME: 'new TIME',
  });
  expect(asked).toHaveLength(1);
});
