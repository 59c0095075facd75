/** Whether the address of a public page asks for plain means in its lists, in place of both scores. */
export const asksForPlain = (query: Pick<URLSearchParams, 'get'>): boolean => query.get('scores') === 'plain';
