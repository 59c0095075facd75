import '../journeys/index.ts';
export const name = 'comments';
