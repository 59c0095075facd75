/** A catalogue in another language: the same keys and functions, other words. */
export type SameShape<T> = {
  [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...words: infer Words) => string
      ? (...words: Words) => string
      : SameShape<T[Key]>;
};
