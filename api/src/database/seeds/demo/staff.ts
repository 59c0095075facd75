/** Demo accounts, one for each role and an analyst in every authority. People and addresses are invented. */
import type { Staff } from './types.ts';

export const staff: readonly Staff[] = [
  { email: 'platform@demo.example', name: 'Глеб Озеров', role: 'PLATFORM_ADMIN', authority: null },
  {
    email: 'admin@demo.example',
    name: 'Вера Ясенева',
    role: 'AUTHORITY_ADMIN',
    authority: 'ministry-of-public-services',
  },
  { email: 'analyst@demo.example', name: 'Анна Лучинина', role: 'ANALYST', authority: 'ministry-of-public-services' },
  {
    email: 'moderator@demo.example',
    name: 'Тимур Садовый',
    role: 'MODERATOR',
    authority: 'ministry-of-public-services',
  },
  { email: 'registry@demo.example', name: 'Ольга Рябинина', role: 'ANALYST', authority: 'civil-registry' },
  { email: 'social@demo.example', name: 'Марат Полянский', role: 'ANALYST', authority: 'social-support-agency' },
  { email: 'employment@demo.example', name: 'Инна Вербина', role: 'ANALYST', authority: 'employment-centre' },
  { email: 'economy@demo.example', name: 'Денис Кедров', role: 'ANALYST', authority: 'economy-and-property-agency' },
  { email: 'inspection@demo.example', name: 'Алия Степная', role: 'ANALYST', authority: 'public-safety-inspectorate' },
  { email: 'methodologist@demo.example', name: 'Роман Полозов', role: 'METHODOLOGIST', authority: null },
  { email: 'operator@demo.example', name: 'Пётр Заречный', role: 'OPERATOR', authority: 'ministry-of-public-services' },
];
