import '../statistics/mean.ts';
export const now = 0;
