/**
 * Personal details that people leave in comments although they are asked not to: what redaction must find.
 * All of them are invented: the dialling code 000 does not exist and `.example` is reserved.
 */
import type { Language } from '@otklik/schema';
import type { Random } from './random.ts';

const FIRST_NAMES = {
  RU: ['Злата', 'Радмила', 'Ерофей', 'Лукьян', 'Забава', 'Тихон'],
  EN: ['Melda', 'Orwin', 'Tavia', 'Brenn'],
} as const;
const SURNAMES = {
  RU: ['Заозёрных', 'Светлолуг', 'Яробор', 'Дальнекут', 'Белополь'],
  EN: ['Harrowmere', 'Fenlocke', 'Quillander'],
} as const;
const MAILBOXES = ['zlata.z', 'lukyan77', 'orwin.f', 'tihon-b', 'radmila_s', 'melda'] as const;

/** One sentence with an invented telephone number, address, name or document number. */
export function personalDetail(random: Random, language: Language): string {
  const phone = `+7 000 ${digits(random, 3)}-${digits(random, 2)}-${digits(random, 2)}`;
  const mail = `${random.pick(MAILBOXES)}@mail.example`;
  const person = `${random.pick<string>(FIRST_NAMES[language])} ${random.pick<string>(SURNAMES[language])}`;
  const document = `0000 ${digits(random, 6)}`;
  return random.pick(
    language === 'RU'
      ? [
          `Перезвоните, пожалуйста: ${phone}.`,
          `Мой телефон 8 (000) ${digits(random, 3)}-${digits(random, 4)}, звоните после шести.`,
          `Ответьте на почту ${mail}.`,
          `${person}, телефон ${phone}.`,
          `Номер моего документа ${document}.`,
          `Меня зовут ${person}, пишите на ${mail}.`,
        ]
      : [
          `Please call me back: ${phone}.`,
          `Write to ${mail}.`,
          `My name is ${person}, ${mail}.`,
          `My document number is ${document}.`,
        ],
  );
}

const digits = (random: Random, count: number) => String(random.bits() % 10 ** count).padStart(count, '0');
