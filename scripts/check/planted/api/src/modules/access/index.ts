import '../registry/index.ts';
export const name = 'access';
