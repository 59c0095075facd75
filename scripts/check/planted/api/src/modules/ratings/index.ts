import '../results/index.ts';
export const name = 'ratings';
