/** Where on the page of the method a frozen mode table stands, by its version. */
export const modeTablePath = (version: string): string => `/method?table=${encodeURIComponent(version)}#mode`;

/** Where on the page of the method the reference mix of a year stands. */
export const referenceMixPath = (year: number): string => `/method?mix=${year}#mix`;
