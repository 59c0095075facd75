import '../methodology/index.ts';
export const name = 'registry';
