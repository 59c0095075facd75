/** The forty services: 32 for external clients (two of them inspections), 8 internal. */
import type { Audience, ServiceStage } from '@otklik/schema';
import type { Service } from './types.ts';

/** One line of the list: slug, full and spoken name in Russian, full and spoken name in English, stage when not LIVE. */
type Line = readonly [slug: string, ru: string, spokenRu: string, en: string, spokenEn: string, stage?: ServiceStage];

const of =
  (authority: string, audience: Audience = 'EXTERNAL', supervision = false) =>
  ([slug, ru, spokenRu, en, spokenEn, stage = 'LIVE']: Line): Service => ({
    slug,
    authority,
    name: { RU: ru, EN: en },
    spokenName: { RU: spokenRu, EN: spokenEn },
    audience,
    stage,
    supervision,
  });

// prettier-ignore
const civilRegistry: readonly Line[] = [
  ['birth-registration', 'Государственная регистрация рождения', 'Регистрация рождения', 'Registration of a birth', 'Birth registration'],
  ['marriage-registration', 'Государственная регистрация брака', 'Регистрация брака', 'Registration of a marriage', 'Marriage registration'],
  ['death-registration', 'Государственная регистрация смерти', 'Регистрация смерти', 'Registration of a death', 'Death registration'],
  ['identity-card', 'Оформление и замена удостоверения личности', 'Удостоверение личности', 'Issue and replacement of an identity card', 'Identity card'],
  ['travel-passport', 'Оформление заграничного паспорта', 'Заграничный паспорт', 'Issue of a passport for travel abroad', 'Travel passport'],
  ['residence-registration', 'Регистрация по месту жительства', 'Регистрация по месту жительства', 'Registration of a place of residence', 'Address registration'],
  ['residence-permit', 'Выдача и продление вида на жительство', 'Вид на жительство', 'Issue and extension of a residence permit', 'Residence permit'],
  ['citizenship-application', 'Приём заявлений о гражданстве', 'Заявление о гражданстве', 'Application for citizenship', 'Citizenship application', 'BETA'],
  ['family-composition-certificate', 'Выдача справки о составе семьи', 'Справка о составе семьи', 'Certificate of family composition', 'Family composition certificate', 'RETIRED'],
];

// prettier-ignore
const socialSupport: readonly Line[] = [
  ['child-allowance', 'Назначение ежемесячного пособия на ребёнка', 'Пособие на ребёнка', 'Award of a monthly child allowance', 'Child allowance'],
  ['birth-grant', 'Единовременная выплата при рождении ребёнка', 'Выплата при рождении ребёнка', 'One-off grant on the birth of a child', 'Birth grant'],
  ['kindergarten-place', 'Запись ребёнка в детский сад', 'Запись в детский сад', 'Enrolment of a child in kindergarten', 'Kindergarten place'],
  ['large-family-card', 'Выдача карты многодетной семьи', 'Карта многодетной семьи', 'Card of a family with many children', 'Large family card'],
  ['old-age-pension', 'Назначение пенсии по возрасту', 'Пенсия по возрасту', 'Award of an old-age pension', 'Old-age pension'],
  ['disability-status', 'Установление инвалидности', 'Установление инвалидности', 'Assessment of disability', 'Disability status'],
  ['assistive-devices', 'Обеспечение техническими средствами реабилитации', 'Средства реабилитации', 'Provision of assistive devices', 'Assistive devices', 'BETA'],
  ['funeral-allowance', 'Выплата пособия на погребение', 'Пособие на погребение', 'Payment of a funeral allowance', 'Funeral allowance'],
];

// prettier-ignore
const employment: readonly Line[] = [
  ['job-search', 'Содействие в поиске работы', 'Поиск работы', 'Help in finding a job', 'Job search'],
  ['unemployment-benefit', 'Назначение пособия по безработице', 'Пособие по безработице', 'Award of unemployment benefit', 'Unemployment benefit'],
  ['retraining', 'Профессиональное обучение и переобучение', 'Переобучение', 'Vocational training and retraining', 'Retraining'],
  ['work-permit', 'Выдача разрешения на работу иностранному гражданину', 'Разрешение на работу', 'Work permit for a foreign citizen', 'Work permit'],
];

// prettier-ignore
const economyAndProperty: readonly Line[] = [
  ['sole-proprietor-registration', 'Регистрация индивидуального предпринимателя', 'Регистрация предпринимателя', 'Registration of a sole proprietor', 'Sole proprietor registration'],
  ['company-registration', 'Регистрация юридического лица', 'Регистрация организации', 'Registration of a legal entity', 'Company registration'],
  ['self-employed-registration', 'Постановка на учёт самозанятого', 'Учёт самозанятых', 'Registration of a self-employed person', 'Self-employed registration'],
  ['association-registration', 'Регистрация общественного объединения', 'Регистрация объединения', 'Registration of an association', 'Association registration'],
  ['tax-deduction', 'Возврат налога за лечение и обучение', 'Возврат налога', 'Tax refund for treatment and education', 'Tax refund'],
  ['property-registration', 'Регистрация права на недвижимость', 'Регистрация недвижимости', 'Registration of title to property', 'Property registration'],
  ['land-plot-lease', 'Предоставление земельного участка в аренду', 'Аренда земельного участка', 'Lease of a plot of public land', 'Land plot lease', 'ALPHA'],
  ['driving-licence', 'Выдача и замена водительского удостоверения', 'Водительское удостоверение', 'Issue and replacement of a driving licence', 'Driving licence'],
  ['vehicle-registration', 'Постановка транспортного средства на учёт', 'Учёт автомобиля', 'Registration of a vehicle', 'Vehicle registration'],
];

// prettier-ignore
const inspections: readonly Line[] = [
  ['retail-inspection', 'Проверка соблюдения прав потребителей в торговле', 'Проверка в торговле', 'Inspection of consumer rights in retail', 'Retail inspection'],
  ['fire-safety-inspection', 'Проверка пожарной безопасности', 'Проверка пожарной безопасности', 'Fire safety inspection', 'Fire safety inspection'],
];

// prettier-ignore
const internal: readonly Line[] = [
  ['contract-approval', 'Согласование договоров и закупок', 'Согласование договора', 'Approval of contracts and purchases', 'Contract approval'],
  ['decision-approval', 'Согласование проектов решений', 'Согласование решения', 'Approval of draft decisions', 'Approval of decisions'],
  ['register-access', 'Доступ к сведениям государственных реестров', 'Доступ к реестрам', 'Access to state registers', 'Access to registers'],
  ['statistics-access', 'Доступ к статистике и аналитике', 'Доступ к статистике', 'Access to statistics and analysis', 'Access to statistics', 'BETA'],
  ['workplace-equipment', 'Оснащение рабочего места', 'Рабочее место', 'Equipping a workplace', 'Workplace'],
  ['it-support', 'Техническая поддержка сотрудников', 'Техническая поддержка', 'Technical support for staff', 'Technical support'],
  ['business-trip', 'Оформление служебной командировки', 'Командировка', 'Arranging a business trip', 'Business trip'],
  ['leave-and-certificates', 'Оформление отпусков и кадровых справок', 'Отпуска и кадровые справки', 'Leave and personnel certificates', 'Leave and certificates'],
];

export const services: readonly Service[] = [
  ...civilRegistry.map(of('civil-registry')),
  ...socialSupport.map(of('social-support-agency')),
  ...employment.map(of('employment-centre')),
  ...economyAndProperty.map(of('economy-and-property-agency')),
  ...inspections.map(of('public-safety-inspectorate', 'EXTERNAL', true)),
  ...internal.map(of('ministry-of-public-services', 'INTERNAL')),
];
