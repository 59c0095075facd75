import '../improvements/index.ts';
export const name = 'journeys';
