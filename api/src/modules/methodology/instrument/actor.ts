import type { Viewer } from '@otklik/schema';

/** A member of staff as versions name those who wrote them. */
export const actorOf = ({ name, email }: Pick<Viewer, 'name' | 'email'>): string => `${name} <${email}>`;
