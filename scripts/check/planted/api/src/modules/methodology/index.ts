import '../ratings/index.ts';
export const name = 'methodology';
