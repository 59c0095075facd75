import { expect, test } from 'vitest';
import { stagesFromText, stagesToText } from './journey-text.ts';
import { changeInput, createInput, registryInput } from './registry-changes.ts';

const link = (slug: string) => ({ id: slug, slug, name: slug });

test('the stages of a journey come back from their lines', () => {
  const lines = 'До рождения | Before birth | doctor, benefit\nПервый год | First year | ';
  const stages = stagesFromText(lines);
  expect(stages).toEqual([
    { name: { ru: 'До рождения', en: 'Before birth' }, services: ['doctor', 'benefit'] },
    { name: { ru: 'Первый год', en: 'First year' }, services: [] },
  ]);
  const rows = stages.map(({ name, services }, position) => ({
    id: `stg_${position}`,
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

test('a short name is the full one at first and stays as it is when left empty', () => {
  const form = new FormData();
  form.set('nameRu', 'Паспорт');
  form.set('nameEn', 'Passport');
  expect(createInput('services', form)['spokenName']).toEqual({ ru: 'Паспорт', en: 'Passport' });
  expect(changeInput('services', { id: 'svc_1' }, form)).not.toHaveProperty('spokenName');
});

test('a stage that keeps its name stays the same stage', () => {
  const form = new FormData();
  form.set('stages', 'Выписка | Leaving\nНовый | New');
  const stages = [{ id: 'stg_1', position: 1, nameRu: 'Выписка', nameEn: 'Leaving', services: [] }];
  expect(changeInput('situations', { id: 'lst_1', stages }, form)['stages']).toEqual([
    { id: 'stg_1', name: { ru: 'Выписка', en: 'Leaving' }, services: [] },
    { name: { ru: 'Новый', en: 'New' }, services: [] },
  ]);
});

test('the audience of a segment is never changed', () => {
  const form = new FormData();
  form.set('audience', 'INTERNAL');
  expect(changeInput('segments', { id: 'seg_1' }, form)).not.toHaveProperty('audience');
});
