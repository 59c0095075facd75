/** What the platform says of an improvement, for staff and for the public alike. */
import type { ChangeVerdict, EffectReason, EvidenceGrade } from '@otklik/schema';

/** Points of the 0–100 scale. */
export interface Effect {
  /** Null where nothing may be said. */
  grade: EvidenceGrade | null;
  verdict: ChangeVerdict;
  wording: string;
  difference: number | null;
  interval: { low: number; high: number } | null;
  /** Smallest true change that had a good chance to be seen. */
  detectable: number | null;
  /** Why the grade is no higher. */
  reason: EffectReason | null;
  complete: boolean;
}

/** What was written down before the start. */
export interface EffectRegistration {
  changedAt: string | null;
  beforeStart: boolean | null;
  frozen: boolean;
  windowMonths: number;
  comparison: { slug: string; name: string }[];
}

/** Selection of Effect and EffectRegistration; `language` is the argument for texts, or empty. */
export const effectFields = (language: string): string => `
  effect { grade verdict wording${language} difference interval { low high } detectable reason complete }
  effectRegistration { changedAt beforeStart frozen windowMonths comparison { slug name${language} } }
`;
