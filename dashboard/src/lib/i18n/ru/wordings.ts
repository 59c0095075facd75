/** О чём помнить, когда рядом стоят цифры на двух языках. */
import type { SameShape } from '../en/app-shape.ts';
import type { wordings as english } from '../en/wordings.ts';

export const wordings: SameShape<typeof english> = {
  unchecked: 'Тексты на двух языках ещё не сверены на людях: разница может идти от самих формулировок.',
};
