import type { ErrorCode } from '@otklik/schema';

/** One thing that is wrong with what a client sent. `path` leads to it from the mutation's arguments. */
export interface UserFault {
  code: ErrorCode;
  path: string[];
  /** Values for the placeholders of the message. */
  params?: Record<string, string | number>;
}

/** An expected failure: becomes `userErrors` of the payload, never a top-level error. */
export class DomainError extends Error {
  readonly faults: readonly UserFault[];

  constructor(...faults: UserFault[]) {
    super(faults.map(({ code, path }) => `${code} at ${path.join('.')}`).join('; '));
    this.name = 'DomainError';
    this.faults = faults;
  }
}

/** Throws the faults as one DomainError, if there are any. */
export function refuseFaults(faults: readonly UserFault[]): void {
  if (faults.length > 0) throw new DomainError(...faults);
}
