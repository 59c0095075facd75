/**
 * Shapes of the demo country. Plain data: no database, no api. Objects refer to one another by slug.
 * Staff have no password here: whoever loads the registry sets it.
 */
import type { Audience, Channel, LocalizedText, Mode, ServiceStage, SourceClass, StaffRole } from '@otklik/schema';

/** A body that owns services. `parent` is the slug of the body above it; absent for the top of the tree. */
export interface Authority {
  slug: string;
  name: LocalizedText;
  parent?: string;
}

/** A service. `spokenName` is short and in the nominative: questions put it between quotation marks. */
export interface Service {
  slug: string;
  authority: string;
  name: LocalizedText;
  spokenName: LocalizedText;
  audience: Audience;
  stage: ServiceStage;
  /** True for inspections and other control functions. */
  supervision: boolean;
}

/** One step of a journey, in order, with the services used in it. */
export interface JourneyStage {
  name: LocalizedText;
  services: readonly string[];
}

/** A life situation; `lead` is the authority that answers for the whole. */
export interface LifeSituation {
  slug: string;
  lead: string;
  name: LocalizedText;
  spokenName: LocalizedText;
  stages: readonly JourneyStage[];
}

/** One concrete point of contact. `place` is null where the point of contact is nowhere in particular. */
export interface Touchpoint {
  slug: string;
  authority: string;
  name: LocalizedText;
  channel: Channel;
  modes: readonly Mode[];
  maximumSourceClass: SourceClass;
  /** IANA time zone that decides the calendar day of a rating. */
  timeZone: string;
  place: LocalizedText | null;
  ratedAsItself: boolean;
  services: readonly string[];
}

/** A profile of clients. */
export interface Segment {
  slug: string;
  name: LocalizedText;
  audience: Audience;
}

/** A demo account. `authority` is null for the platform itself. */
export interface Staff {
  email: string;
  name: string;
  role: StaffRole;
  authority: string | null;
}

/** Everything the registry of the demo country holds. Parents stand before their children. */
export interface DemoRegistry {
  authorities: readonly Authority[];
  services: readonly Service[];
  lifeSituations: readonly LifeSituation[];
  touchpoints: readonly Touchpoint[];
  segments: readonly Segment[];
  staff: readonly Staff[];
}
