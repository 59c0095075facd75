/**
 * Points of contact in all seven channels. A touchpoint has one source class it may reach at most, so a
 * kiosk with queue tickets, the call or link after a visit, and the poster with a QR code in the same
 * office are three touchpoints.
 */
import type { LocalizedText } from '@otklik/schema';
import { services } from './services.ts';
import type { Touchpoint } from './types.ts';

const slugsOf = (accept: (service: (typeof services)[number]) => boolean): string[] =>
  services.filter(accept).map(({ slug }) => slug);
const ownedBy = (...authorities: string[]) =>
  slugsOf((service) => authorities.includes(service.authority) && service.audience === 'EXTERNAL');

const forEveryone = slugsOf((service) => service.audience === 'EXTERNAL' && !service.supervision);
const internal = slugsOf((service) => service.audience === 'INTERNAL');
const business = [
  'sole-proprietor-registration',
  'company-registration',
  'self-employed-registration',
  'association-registration',
  'land-plot-lease',
];
const family = ['birth-registration', 'birth-grant', 'child-allowance', 'kindergarten-place', 'large-family-card'];
const foreign = ['residence-permit', 'citizenship-application', 'work-permit', 'residence-registration'];
/** What the one-stop shops do over the counter. */
const overTheCounter = [
  'birth-registration',
  'death-registration',
  'identity-card',
  'travel-passport',
  'residence-registration',
  'residence-permit',
  'family-composition-certificate',
  'child-allowance',
  'old-age-pension',
  'disability-status',
  'funeral-allowance',
  'property-registration',
  'driving-licence',
  'vehicle-registration',
];

const ministry = 'ministry-of-public-services';
const capital = { RU: 'Ясноград', EN: 'Yasnograd' };
const lakeTown = { RU: 'Синеозёрск', EN: 'Sineozersk' };
const hillTown = { RU: 'Верхнелучье', EN: 'Verkhneluchye' };
const forestTown = { RU: 'Тихоборье', EN: 'Tikhoborye' };
const farVillage = { RU: 'Дальний Кут', EN: 'Dalny Kut' };

/** A one-stop shop: visitors get a link by text message after the visit. */
const office = (slug: string, place: LocalizedText, timeZone: string, served = overTheCounter): Touchpoint => ({
  slug,
  authority: ministry,
  name: { RU: `Офис услуг, ${place.RU}`, EN: `Service office, ${place.EN}` },
  channel: 'IN_PERSON',
  modes: ['WEB', 'PAPER'],
  maximumSourceClass: 'PROMPT',
  timeZone,
  place,
  ratedAsItself: true,
  services: served,
});

/** A terminal at the exit of an office: one answer for each queue ticket. Some visitors get a link instead. */
const kiosk = (slug: string, place: LocalizedText, timeZone: string): Touchpoint => ({
  slug,
  authority: ministry,
  name: { RU: `Терминал в офисе услуг, ${place.RU}`, EN: `Kiosk in the service office, ${place.EN}` },
  channel: 'IN_PERSON',
  modes: ['KIOSK', 'WEB'],
  maximumSourceClass: 'RANDOM',
  timeZone,
  place,
  ratedAsItself: false,
  services: overTheCounter,
});

const west = 'Europe/Kaliningrad';
const centre = 'Europe/Moscow';
const river = 'Europe/Samara';
const east = 'Asia/Yekaterinburg';

export const touchpoints: readonly Touchpoint[] = [
  // Portals
  {
    slug: 'services-portal',
    authority: ministry,
    name: { RU: 'Портал услуг Велории', EN: 'Veloria services portal' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: forEveryone,
  },
  {
    slug: 'newcomers-pages',
    authority: 'civil-registry',
    name: { RU: 'Раздел портала для иностранных граждан', EN: 'Pages for foreign citizens' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: foreign,
  },
  {
    slug: 'business-account',
    authority: 'economy-and-property-agency',
    name: { RU: 'Кабинет предпринимателя', EN: 'Business account' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: [...business, 'tax-deduction'],
  },
  {
    slug: 'jobs-site',
    authority: 'employment-centre',
    name: { RU: 'Сайт Центра занятости', EN: 'Employment Centre site' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: ownedBy('employment-centre'),
  },
  {
    slug: 'inspections-account',
    authority: 'public-safety-inspectorate',
    name: { RU: 'Кабинет проверок', EN: 'Inspections account' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: ownedBy('public-safety-inspectorate'),
  },
  {
    slug: 'staff-portal',
    authority: ministry,
    name: { RU: 'Портал сотрудника', EN: 'Staff portal' },
    channel: 'PORTAL',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: internal,
  },
  // Applications
  {
    slug: 'services-app',
    authority: ministry,
    name: { RU: 'Приложение услуг Велории', EN: 'Veloria services app' },
    channel: 'MOBILE_APP',
    modes: ['APP', 'WEB'],
    maximumSourceClass: 'RANDOM',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: forEveryone,
  },
  {
    slug: 'staff-app',
    authority: ministry,
    name: { RU: 'Приложение сотрудника', EN: 'Staff app' },
    channel: 'MOBILE_APP',
    modes: ['APP'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: ['it-support', 'business-trip', 'leave-and-certificates'],
  },
  // Social networks and public chats
  {
    slug: 'ministry-community',
    authority: ministry,
    name: { RU: 'Страница министерства в социальной сети', EN: 'Ministry page in a social network' },
    channel: 'SOCIAL_NETWORK',
    modes: ['WEB', 'CHAT'],
    maximumSourceClass: 'OPEN',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: forEveryone,
  },
  {
    slug: 'parents-chat',
    authority: 'social-support-agency',
    name: { RU: 'Открытый чат для родителей', EN: 'Public chat for parents' },
    channel: 'SOCIAL_NETWORK',
    modes: ['CHAT'],
    maximumSourceClass: 'OPEN',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: family,
  },
  // Chat-bots and voice assistants
  {
    slug: 'assistant-bot',
    authority: ministry,
    name: { RU: 'Чат-бот Ясень', EN: 'Yasen chat-bot' },
    channel: 'CHAT_BOT',
    modes: ['CHAT'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: forEveryone,
  },
  {
    slug: 'voice-assistant',
    authority: ministry,
    name: { RU: 'Голосовой помощник Ясень', EN: 'Yasen voice assistant' },
    channel: 'CHAT_BOT',
    modes: ['VOICE'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: [...family, 'old-age-pension', 'disability-status', 'driving-licence'],
  },
  // Telephone
  {
    slug: 'help-line',
    authority: ministry,
    name: { RU: 'Единый телефон помощи', EN: 'Help line' },
    channel: 'TELEPHONE',
    modes: ['IVR', 'OPERATOR', 'WEB'],
    maximumSourceClass: 'RANDOM',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: forEveryone,
  },
  {
    slug: 'business-line',
    authority: 'economy-and-property-agency',
    name: { RU: 'Телефон предпринимателя', EN: 'Business line' },
    channel: 'TELEPHONE',
    modes: ['IVR'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: true,
    services: [...business, ...ownedBy('public-safety-inspectorate')],
  },
  {
    slug: 'staff-support-line',
    authority: ministry,
    name: { RU: 'Телефон поддержки сотрудников', EN: 'Staff support line' },
    channel: 'TELEPHONE',
    modes: ['OPERATOR'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: ['it-support', 'workplace-equipment', 'register-access'],
  },
  // Written
  {
    slug: 'result-e-mail',
    authority: ministry,
    name: { RU: 'Электронное письмо о результате', EN: 'E-mail with the result' },
    channel: 'WRITTEN',
    modes: ['EMAIL', 'WEB'],
    maximumSourceClass: 'RANDOM',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: [...forEveryone, ...ownedBy('public-safety-inspectorate')],
  },
  {
    slug: 'account-messages',
    authority: ministry,
    name: { RU: 'Сообщения в личном кабинете', EN: 'Messages in the personal account' },
    channel: 'WRITTEN',
    modes: ['WEB'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: ['old-age-pension', 'disability-status', 'assistive-devices', 'citizenship-application', 'tax-deduction'],
  },
  {
    slug: 'decision-letter',
    authority: 'social-support-agency',
    name: { RU: 'Бланк оценки в письме с решением', EN: 'Form enclosed with the decision letter' },
    channel: 'WRITTEN',
    modes: ['PAPER'],
    maximumSourceClass: 'OPEN',
    timeZone: centre,
    place: null,
    ratedAsItself: false,
    services: ['old-age-pension', 'disability-status', 'funeral-allowance', 'child-allowance'],
  },
  // In person
  office('office-yasnograd', capital, centre),
  office('office-sineozersk', lakeTown, west),
  office('office-verkhneluchye', hillTown, east),
  office('office-tikhoborye', forestTown, river),
  office('office-dalny-kut', farVillage, east, ['identity-card', 'old-age-pension', 'residence-registration']),
  {
    slug: 'employment-office-yasnograd',
    authority: 'employment-centre',
    name: { RU: 'Зал Центра занятости, Ясноград', EN: 'Employment Centre hall, Yasnograd' },
    channel: 'IN_PERSON',
    modes: ['WEB', 'PAPER'],
    maximumSourceClass: 'PROMPT',
    timeZone: centre,
    place: capital,
    ratedAsItself: true,
    services: ownedBy('employment-centre'),
  },
  kiosk('kiosk-yasnograd', capital, centre),
  kiosk('kiosk-sineozersk', lakeTown, west),
  kiosk('kiosk-verkhneluchye', hillTown, east),
  {
    slug: 'office-poster-yasnograd',
    authority: ministry,
    name: { RU: 'Плакат с QR-кодом в офисе услуг, Ясноград', EN: 'QR poster in the service office, Yasnograd' },
    channel: 'IN_PERSON',
    modes: ['WEB'],
    maximumSourceClass: 'OPEN',
    timeZone: centre,
    place: capital,
    ratedAsItself: false,
    services: overTheCounter,
  },
];
