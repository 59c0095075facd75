/** Who reads improvements, as the api has it: others are not led to what it would refuse them. */
import type { StaffRole } from '@otklik/schema';

/** Roles whose menu leads to the improvements. */
export const READS_IMPROVEMENTS: ReadonlySet<StaffRole> = new Set([
  'ANALYST',
  'AUTHORITY_ADMIN',
  'MODERATOR',
  'PLATFORM_ADMIN',
]);
