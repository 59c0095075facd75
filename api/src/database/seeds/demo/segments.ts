/** Profiles of clients: six external, two internal. */
import type { Segment } from './types.ts';

export const segments: readonly Segment[] = [
  { slug: 'citizen', audience: 'EXTERNAL', name: { RU: 'Граждане', EN: 'Citizens' } },
  { slug: 'foreign-citizen', audience: 'EXTERNAL', name: { RU: 'Иностранные граждане', EN: 'Foreign citizens' } },
  { slug: 'self-employed', audience: 'EXTERNAL', name: { RU: 'Самозанятые', EN: 'Self-employed people' } },
  {
    slug: 'sole-proprietor',
    audience: 'EXTERNAL',
    name: { RU: 'Индивидуальные предприниматели', EN: 'Sole proprietors' },
  },
  { slug: 'association', audience: 'EXTERNAL', name: { RU: 'Общественные объединения', EN: 'Associations' } },
  { slug: 'legal-entity', audience: 'EXTERNAL', name: { RU: 'Юридические лица', EN: 'Legal entities' } },
  { slug: 'civil-servant', audience: 'INTERNAL', name: { RU: 'Государственные служащие', EN: 'Civil servants' } },
  {
    slug: 'institution-employee',
    audience: 'INTERNAL',
    name: { RU: 'Работники учреждений', EN: 'Employees of institutions' },
  },
];
