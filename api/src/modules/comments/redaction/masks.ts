import type { LocalizedText } from '@otklik/schema';

/** Kinds of personal details, and the words that stand in their place. */
export const MASKS = {
  EMAIL: { RU: '[почта]', EN: '[e-mail]' },
  LINK: { RU: '[ссылка]', EN: '[link]' },
  PHONE: { RU: '[телефон]', EN: '[phone]' },
  SNILS: { RU: '[СНИЛС]', EN: '[SNILS]' },
  CARD: { RU: '[карта]', EN: '[card]' },
  POLICY: { RU: '[полис]', EN: '[policy]' },
  INN: { RU: '[ИНН]', EN: '[INN]' },
  DOCUMENT: { RU: '[документ]', EN: '[document]' },
  PLATE: { RU: '[номер машины]', EN: '[number plate]' },
  BIRTH_DATE: { RU: '[дата рождения]', EN: '[date of birth]' },
  ADDRESS: { RU: '[адрес]', EN: '[address]' },
  NAME: { RU: '[имя]', EN: '[name]' },
} as const satisfies Record<string, LocalizedText>;
export type PersonalDetail = keyof typeof MASKS;
