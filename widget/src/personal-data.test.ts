import { expect, test } from 'vitest';
import { findPersonalData, withoutPiece } from './personal-data.ts';

test.each([
  ['Write to ivan.petrov@example.org please', 'ivan.petrov@example.org'],
  ['позвоните +7 912 345-67-89', '+7 912 345-67-89'],
  ['телефон 8 (912) 345-67-89, спасибо', '8 (912) 345-67-89'],
  ['СНИЛС 112-233-445 95', '112-233-445 95'],
  ['паспорт 45 08 123456', '45 08 123456'],
  ['карта 4111 1111 1111 1111', '4111 1111 1111 1111'],
])('a personal detail is noticed in “%s”', (text, found) => {
  expect(findPersonalData(text)).toBe(found);
});

test.each([
  'Waited 15 minutes, window 12, 3 visits',
  'Application of 2026-11-20 was late',
  'с 10:00 до 18:00, кабинет 305',
  'fee 1 200 000 roubles',
  'карта 4111 1111 1111 1112',
])('ordinary words and numbers are left alone: “%s”', (text) => {
  expect(findPersonalData(text)).toBeNull();
});

test('removing a detail leaves the rest of the sentence', () => {
  expect(withoutPiece('Call me at +7 912 345-67-89 today', '+7 912 345-67-89')).toBe('Call me at today');
});
