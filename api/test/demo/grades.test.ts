/** What the reports of the demo promise of their improvements, at the size with which the demo starts, on whatever day. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_RATING_COUNT } from '../../src/database/seeds/demo/demo-ratings.ts';
import { improvementTexts } from '../../src/database/seeds/demo/improvement-texts.ts';
import { askStaff, aViewer } from '../support/ask-as-staff.ts';
import { type DemoApi, startDemoApi } from './demo-api.ts';

let api: DemoApi;
let effects: Map<string, { grade: string | null; verdict: string }>;
beforeAll(async () => {
  api = await startDemoApi();
  await api.load(DEMO_RATING_COUNT);
  await api.platform.publisher.publishClosed();
  const { improvements } = await askStaff(
    api,
    aViewer('PLATFORM_ADMIN', null),
    `{ improvements(first: 20) { nodes { title(language: EN) effect { grade verdict } } } }`,
  );
  effects = new Map(
    improvements.nodes.map(({ title, effect }: { title: string; effect: { grade: string; verdict: string } }) => [
      title,
      effect,
    ]),
  );
}, 900_000);
afterAll(() => api.close());

test.each([
  ['tax-refund-without-certificates', 'A', 'IMPROVED_AFTER'],
  ['kindergarten-queue-messages', 'A', 'NO_VISIBLE_CHANGE'],
  ['driving-licence-by-appointment', 'B', 'IMPROVED_AFTER'],
  ['passport-form-photo', 'C', 'NO_VISIBLE_CHANGE'],
  ['one-notice-after-a-loss', null, 'TOO_EARLY'],
])('%s has the grade %s: %s', (slug, grade, verdict) => {
  expect(effects.get(improvementTexts[slug]!.title.EN)).toEqual({ grade, verdict });
});
