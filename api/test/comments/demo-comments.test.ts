import { expect, test } from 'vitest';
import { demoRatings } from '../../src/database/seeds/demo/demo-ratings.ts';
import { redactComment } from '../../src/modules/comments/redact.rules.ts';

/** The marks of every invented detail of the demo country. */
const DETAIL = /@|[+(]?\d? ?\(?000\)? ?\d{3}-|\b0000 \d{6}|Меня зовут|My name is/;

/** Comments of the first ratings of the demo country. */
function* comments(ratings: number) {
  for (const { comments: written, language } of demoRatings('2026-11-22', ratings))
    for (const { text } of written ?? []) yield { text, language };
}

test('of the comments of the demo country every personal detail is masked, and nothing else', () => {
  const all = [...comments(30_000)];
  const withDetail = all.filter(({ text }) => DETAIL.test(text));
  expect(withDetail.length).toBeGreaterThan(20);
  const left = withDetail
    .map(({ text, language }) => redactComment(text, language))
    .filter(({ text, redactions }) => redactions === 0 || /@|000|Заозёрных|Светлолуг|Harrowmere|Fenlocke/.test(text));
  expect(left).toEqual([]);
  const spoilt = all
    .filter(({ text }) => !DETAIL.test(text))
    .map(({ text, language }) => ({ before: text, after: redactComment(text, language).text }))
    .filter(({ before, after }) => before !== after);
  expect(spoilt).toEqual([]);
});
