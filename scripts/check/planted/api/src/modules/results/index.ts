import '../comments/index.ts';
export const name = 'results';
