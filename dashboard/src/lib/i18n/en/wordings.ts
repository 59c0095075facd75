/** What is to be kept in mind where figures of both languages stand side by side. */
export const wordings = {
  unchecked:
    'The wordings of the two languages have not been checked against each other by people: a difference may be one of wording.',
} as const;
