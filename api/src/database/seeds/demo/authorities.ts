/** The six authorities of Veloria, an invented country: one ministry and five bodies below it, one of them two levels down. */
import type { Authority } from './types.ts';

export const authorities: readonly Authority[] = [
  {
    slug: 'ministry-of-public-services',
    name: { RU: 'Министерство общественных услуг Велории', EN: 'Ministry of Public Services of Veloria' },
  },
  {
    slug: 'civil-registry',
    parent: 'ministry-of-public-services',
    name: { RU: 'Служба регистрации граждан', EN: 'Civil Registry Service' },
  },
  {
    slug: 'social-support-agency',
    parent: 'ministry-of-public-services',
    name: { RU: 'Агентство социальной поддержки', EN: 'Social Support Agency' },
  },
  {
    slug: 'employment-centre',
    parent: 'social-support-agency',
    name: { RU: 'Центр занятости', EN: 'Employment Centre' },
  },
  {
    slug: 'economy-and-property-agency',
    parent: 'ministry-of-public-services',
    name: { RU: 'Агентство экономики и имущества', EN: 'Economy and Property Agency' },
  },
  {
    slug: 'public-safety-inspectorate',
    parent: 'ministry-of-public-services',
    name: { RU: 'Инспекция общественной безопасности', EN: 'Public Safety Inspectorate' },
  },
];
