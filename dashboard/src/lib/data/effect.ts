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
  /** The same comparison where nothing had happened yet; null where there was nothing to compare. */
  placebo: { difference: number; interval: { low: number; high: number }; p: number; passed: boolean } | null;
  /** Points taken out because they would have come by chance alone. */
  regressionToMean: number | null;
  monthsBefore: number;
  monthsAfter: number;
}

/** What was written down before the start. */
export interface EffectRegistration {
  registeredAt: string;
  changedAt: string | null;
  beforeStart: boolean | null;
  /** The months after count from the start; null while it is not done. */
  afterFromStart: boolean | null;
  frozen: boolean;
  windowMonths: number;
  /** Points that were expected; null where nobody wrote any down. */
  expectedChange: number | null;
  comparison: { slug: string; name: string }[];
}

/** Selection of Effect and EffectRegistration; `language` is the argument for texts, or empty. */
export const effectFields = (language: string): string => `
  effect { grade verdict wording${language} difference interval { low high } detectable reason complete regressionToMean monthsBefore monthsAfter
    placebo { difference interval { low high } p passed } }
  effectRegistration { registeredAt changedAt beforeStart afterFromStart frozen windowMonths expectedChange comparison { slug name${language} } }
`;
