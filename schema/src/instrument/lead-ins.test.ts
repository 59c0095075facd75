import { expect, test } from 'vitest';
import { leadIn, levelOf } from './index.ts';

test.each([
  ['SERVICE', 'EN', 'Please rate the service "Passport".'],
  ['SERVICE', 'RU', 'Оцените, пожалуйста, услугу «Passport».'],
  ['SUPERVISION', 'EN', 'Please rate the service "Passport".'],
  ['SUPERVISION', 'RU', 'Оцените, пожалуйста, услугу «Passport».'],
  ['INTERNAL', 'EN', 'Please rate the internal service "Passport".'],
  ['INTERNAL', 'RU', 'Оцените, пожалуйста, внутреннюю услугу «Passport».'],
  [
    'LIFE_SITUATION',
    'EN',
    'Think of the situation "Passport": all the bodies, institutions, sites and apps you dealt with.',
  ],
  [
    'LIFE_SITUATION',
    'RU',
    'Вспомните ситуацию «Passport»: все органы, учреждения, сайты и приложения, с которыми Вы имели дело.',
  ],
  ['TOUCHPOINT', 'EN', 'Please rate "Passport".'],
  ['TOUCHPOINT', 'RU', 'Оцените, пожалуйста: «Passport».'],
] as const)('%s in %s opens with its own sentence', (level, language, sentence) => {
  expect(leadIn(level, language, 'Passport')).toBe(sentence);
});

test('a legal entity is told for whom to answer', () => {
  expect(leadIn('SERVICE', 'EN', 'Licence', true)).toBe(
    'Please rate the service "Licence". Answer for your organisation and only about the last occasion.',
  );
  expect(leadIn('SERVICE', 'RU', 'Лицензия', true)).toBe(
    'Оцените, пожалуйста, услугу «Лицензия». Отвечайте от имени организации и только о последнем случае.',
  );
});

test('a name with a dollar sign stays as it is', () => {
  expect(leadIn('TOUCHPOINT', 'EN', "Tax $& $' desk")).toBe(`Please rate "Tax $& $' desk".`);
});

test.each([
  [{ kind: 'SERVICE', audience: 'EXTERNAL' }, 'SERVICE'],
  [{ kind: 'SERVICE', audience: 'EXTERNAL', supervision: true }, 'SUPERVISION'],
  [{ kind: 'SERVICE', audience: 'INTERNAL', supervision: true }, 'INTERNAL'],
  [{ kind: 'LIFE_SITUATION' }, 'LIFE_SITUATION'],
  [{ kind: 'TOUCHPOINT' }, 'TOUCHPOINT'],
] as const)('the subject %o is asked at the level %s', (subject, level) => {
  expect(levelOf(subject)).toBe(level);
});
