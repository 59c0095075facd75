/** Six life situations with the steps of each journey, in order, and the services used in each step. */
import type { LifeSituation } from './types.ts';

export const lifeSituations: readonly LifeSituation[] = [
  {
    slug: 'birth-of-a-child',
    lead: 'social-support-agency',
    name: { RU: 'Рождение ребёнка', EN: 'Birth of a child' },
    spokenName: { RU: 'Рождение ребёнка', EN: 'Birth of a child' },
    stages: [
      {
        name: { RU: 'Получить первые документы', EN: 'Get the first documents' },
        services: ['birth-registration', 'residence-registration'],
      },
      {
        name: { RU: 'Оформить выплаты', EN: 'Arrange payments' },
        services: ['birth-grant', 'child-allowance', 'tax-deduction'],
      },
      { name: { RU: 'Получить льготы семье', EN: 'Get family benefits' }, services: ['large-family-card'] },
      { name: { RU: 'Устроить в детский сад', EN: 'Find a kindergarten' }, services: ['kindergarten-place'] },
    ],
  },
  {
    slug: 'starting-a-business',
    lead: 'economy-and-property-agency',
    name: { RU: 'Начало своего дела', EN: 'Starting a business' },
    spokenName: { RU: 'Начало своего дела', EN: 'Starting a business' },
    stages: [
      { name: { RU: 'Подготовиться и обучиться', EN: 'Prepare and learn' }, services: ['retraining'] },
      {
        name: { RU: 'Зарегистрироваться', EN: 'Register' },
        services: ['self-employed-registration', 'sole-proprietor-registration', 'company-registration'],
      },
      {
        name: { RU: 'Найти помещение или землю', EN: 'Find premises or land' },
        services: ['land-plot-lease', 'property-registration'],
      },
      {
        name: { RU: 'Нанять первых работников', EN: 'Hire the first employees' },
        services: ['job-search', 'work-permit'],
      },
      {
        name: { RU: 'Пройти первую проверку', EN: 'Pass the first inspection' },
        services: ['fire-safety-inspection', 'retail-inspection'],
      },
    ],
  },
  {
    slug: 'moving-house',
    lead: 'civil-registry',
    name: { RU: 'Переезд на новое место', EN: 'Moving to a new home' },
    spokenName: { RU: 'Переезд', EN: 'Moving house' },
    stages: [
      { name: { RU: 'Оформить жильё', EN: 'Register the home' }, services: ['property-registration'] },
      {
        name: { RU: 'Сообщить новый адрес', EN: 'Report the new address' },
        services: ['residence-registration', 'identity-card'],
      },
      {
        name: { RU: 'Перевести автомобиль и права', EN: 'Update car and licence' },
        services: ['vehicle-registration', 'driving-licence'],
      },
      { name: { RU: 'Устроиться на новом месте', EN: 'Settle in' }, services: ['kindergarten-place', 'job-search'] },
    ],
  },
  {
    slug: 'loss-of-a-close-one',
    lead: 'civil-registry',
    name: { RU: 'Утрата близкого человека', EN: 'Loss of a close one' },
    spokenName: { RU: 'Утрата близкого', EN: 'Loss of a close one' },
    stages: [
      { name: { RU: 'Получить свидетельство', EN: 'Get the certificate' }, services: ['death-registration'] },
      { name: { RU: 'Получить помощь на похороны', EN: 'Get help with the funeral' }, services: ['funeral-allowance'] },
      {
        name: { RU: 'Оформить наследство', EN: 'Settle the inheritance' },
        services: ['property-registration', 'vehicle-registration'],
      },
      {
        name: { RU: 'Пересмотреть выплаты семье', EN: 'Review family payments' },
        services: ['old-age-pension', 'child-allowance'],
      },
    ],
  },
  {
    slug: 'retirement',
    lead: 'social-support-agency',
    name: { RU: 'Выход на пенсию', EN: 'Retirement' },
    spokenName: { RU: 'Выход на пенсию', EN: 'Retirement' },
    stages: [
      { name: { RU: 'Проверить документы', EN: 'Check the documents' }, services: ['identity-card'] },
      { name: { RU: 'Назначить пенсию', EN: 'Have the pension awarded' }, services: ['old-age-pension'] },
      { name: { RU: 'Найти новое занятие', EN: 'Find something new to do' }, services: ['retraining', 'job-search'] },
    ],
  },
  {
    slug: 'living-with-a-disability',
    lead: 'social-support-agency',
    name: { RU: 'Жизнь с инвалидностью', EN: 'Living with a disability' },
    spokenName: { RU: 'Жизнь с инвалидностью', EN: 'Living with a disability' },
    stages: [
      { name: { RU: 'Пройти освидетельствование', EN: 'Go through the assessment' }, services: ['disability-status'] },
      { name: { RU: 'Получить средства реабилитации', EN: 'Get assistive devices' }, services: ['assistive-devices'] },
      { name: { RU: 'Найти подходящую работу', EN: 'Find suitable work' }, services: ['job-search', 'retraining'] },
      {
        name: { RU: 'Оформить льготы и возврат налога', EN: 'Claim benefits and tax refunds' },
        services: ['tax-deduction'],
      },
    ],
  },
];
