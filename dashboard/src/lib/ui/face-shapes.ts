/** Mouth of the face for each point of a scale, 1 the most unhappy, drawn in a box of 40 × 40. */
export const MOUTHS: Readonly<Record<number, string>> = {
  1: 'M12 29.5a8.6 8.6 0 0 1 16 0',
  2: 'M13 28.5a11 11 0 0 1 14 0',
  3: 'M13 27h14',
  4: 'M13 26a11 11 0 0 0 14 0',
  5: 'M12 24.5a8.6 8.6 0 0 0 16 0',
};
