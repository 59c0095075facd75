export const table = 'session';
