import type { StaffRole, Viewer } from '@otklik/schema';

/** Who reads comments. Not those who enter ratings, and not those who run the platform. */
const READERS: readonly StaffRole[] = ['AUTHORITY_ADMIN', 'ANALYST', 'MODERATOR'];

/** True for members of staff who may read the redacted comments of their authorities. */
export const canReadComments = (viewer: Viewer | null): boolean => viewer !== null && READERS.includes(viewer.role);
