import { table } from './session.entity.ts';
export const isOpen = table !== '';
