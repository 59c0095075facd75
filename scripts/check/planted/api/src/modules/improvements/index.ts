import '../exports/index.ts';
export const name = 'improvements';
