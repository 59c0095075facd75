/** Query field in which a link carries the token of its invitation; the API makes such links. */
export const INVITATION_FIELD = 'i';
