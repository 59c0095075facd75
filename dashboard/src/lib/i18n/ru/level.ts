import type { Level } from '@otklik/schema';

export const level: Record<Level, string> = {
  SERVICE: 'Об услуге',
  LIFE_SITUATION: 'О жизненной ситуации',
  INTERNAL: 'О внутренней услуге',
  TOUCHPOINT: 'О портале, приложении, офисе или линии помощи',
  SUPERVISION: 'О проверке',
};
