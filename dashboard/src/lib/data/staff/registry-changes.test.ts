import { expect, test } from 'vitest';
import { stagesFromText, stagesToText } from './journey-text.ts';
import { registryInput } from './registry-changes.ts';

const link = (slug: string) => ({ id: slug, slug, name: slug });

test('the stages of a journey come back from their lines', () => {
  const lines = 'До рождения | Before birth | doctor, benefit\nПервый год | First year | ';
  const stages = stagesFromText(lines);
  expect(stages).toEqual([
    { name: { ru: 'До рождения', en: 'Before birth' }, services: ['doctor', 'benefit'] },
    { name: { ru: 'Первый год', en: 'First year' }, services: [] },
  ]);
  const rows = stages.map(({ name, services }, position) => ({
    position,
    nameRu: name.ru,
    nameEn: name.en,
    services: services.map(link),
  }));
  expect(stagesToText(rows)).toBe(lines);
});

test('a stage named in one language has that name in both', () => {
  expect(stagesFromText('\n  \nВыписка\n')).toEqual([{ name: { ru: 'Выписка', en: 'Выписка' }, services: [] }]);
});

test('a box that is not ticked means no', () => {
  const form = new FormData();
  form.set('nameRu', ' Портал ');
  form.set('nameEn', 'Portal');
  form.append('modes', 'WEB');
  form.append('modes', 'APP');
  form.set('place', '');
  expect(registryInput('touchpoints', form)).toMatchObject({
    name: { ru: 'Портал', en: 'Portal' },
    modes: ['WEB', 'APP'],
    place: null,
    ratedAsItself: false,
  });
});
