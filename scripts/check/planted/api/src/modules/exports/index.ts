
export const name = 'exports';
