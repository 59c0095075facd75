import type { Directory } from './directory.ts';
import { AuthoritySchema } from './authority.entity.ts';
import { AuthorityFields } from './authority.fields.resolver.ts';
import { JourneyStageFields } from './journey-stage.fields.resolver.ts';
import { JourneyStageSchema, JourneyStageServiceSchema } from './journey-stage.entity.ts';
import { LifeSituationSchema } from './life-situation.entity.ts';
import { LifeSituationFields } from './life-situation.fields.resolver.ts';
import { RegistryResolver } from './registry.resolver.ts';
import { SegmentSchema } from './segment.entity.ts';
import { SegmentFields } from './segment.fields.resolver.ts';
import { ServiceSchema } from './service.entity.ts';
import { ServiceFields } from './service.fields.resolver.ts';
import { SubjectFields } from './subject.fields.resolver.ts';
import { TouchpointSchema, TouchpointServiceSchema } from './touchpoint.entity.ts';
import { TouchpointFields } from './touchpoint.fields.resolver.ts';
import { AuthorityChangeResolver } from './authority-change.resolver.ts';
import { ServiceChangeResolver } from './service-change.resolver.ts';
import { LifeSituationChangeResolver } from './life-situation-change.resolver.ts';
import { TouchpointChangeResolver } from './touchpoint-change.resolver.ts';
import { SegmentChangeResolver } from './segment-change.resolver.ts';
import { PartnerKeyAuthorityFields, ViewerAuthorityFields } from './access.fields.resolver.ts';
import {
  AuthorityViewerFields,
  SegmentViewerFields,
  SubjectViewerFields,
} from './viewer-can-change.fields.resolver.ts';

declare module '../../kernel/request-context.ts' {
  interface RequestContext {
    /** The registry in memory. */
    directory: Directory;
  }
}

export * from './directory.ts';
export { findOffers, type IsOffered, type Offer } from './find-offers.ts';
export { AuthorityType } from './authority.graphql.ts';
export { LifeSituationType } from './life-situation.graphql.ts';
export { NodeType, registerNode } from './node.graphql.ts';
export { SegmentType } from './segment.graphql.ts';
export { ServiceType } from './service.graphql.ts';
export { SubjectType } from './subject.graphql.ts';
export { SubjectInput } from './subject-input.graphql.ts';
export { TouchpointType } from './touchpoint.graphql.ts';
export { changeable } from './may-change.ts';
export { boundedListCost } from './bounded-list.ts';
export { listCost } from './list.args.ts';
export { LocalizedTextInput } from './localized-text.graphql.ts';

/** Tables of this module. */
export const registryEntities = [
  AuthoritySchema,
  ServiceSchema,
  LifeSituationSchema,
  JourneyStageSchema,
  JourneyStageServiceSchema,
  TouchpointSchema,
  TouchpointServiceSchema,
  SegmentSchema,
];

/** Resolvers of both schemas: reading the registry. */
export const publicResolvers = [
  SubjectFields,
  AuthorityFields,
  ServiceFields,
  LifeSituationFields,
  JourneyStageFields,
  TouchpointFields,
  SegmentFields,
  RegistryResolver,
] as const;

/** Resolvers that only the staff schema has. */
export const staffResolvers = [
  SubjectViewerFields,
  AuthorityViewerFields,
  SegmentViewerFields,
  ViewerAuthorityFields,
  PartnerKeyAuthorityFields,
  AuthorityChangeResolver,
  ServiceChangeResolver,
  LifeSituationChangeResolver,
  TouchpointChangeResolver,
  SegmentChangeResolver,
] as const;
