import { defineEntity, p } from '@mikro-orm/core';
import { OBVIOUS_SCHEMA as schema } from './tables.ts';

const ServiceSchema = defineEntity({
  name: 'ObviousService',
  tableName: 'service',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    authorityId: p.uuid().fieldName('authority_id'),
    stage: p.text(),
  },
});
/** A service, as far as accepting a rating needs it. */
export class ObviousService extends ServiceSchema.class {}
ServiceSchema.setClass(ObviousService);

const TouchpointSchema = defineEntity({
  name: 'ObviousTouchpoint',
  tableName: 'touchpoint',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    authorityId: p.uuid().fieldName('authority_id'),
    modes: p.array((mode) => mode),
    timeZone: p.text().fieldName('time_zone'),
  },
});
/** A touchpoint, as far as accepting a rating needs it. */
export class ObviousTouchpoint extends TouchpointSchema.class {}
TouchpointSchema.setClass(ObviousTouchpoint);

const CellSchema = defineEntity({
  name: 'ObviousCell',
  tableName: 'cell',
  schema,
  properties: {
    id: p.integer().primary(),
    subjectCellId: p.integer().fieldName('subject_cell_id').nullable(),
    subjectKind: p.text().fieldName('subject_kind'),
    subjectId: p.uuid().fieldName('subject_id'),
    sourceClass: p.text().fieldName('source_class'),
    instrumentVersion: p.text().fieldName('instrument_version'),
    touchpointId: p.uuid().fieldName('touchpoint_id').nullable(),
    mode: p.text().nullable(),
    segmentId: p.uuid().fieldName('segment_id').nullable(),
    language: p.text().nullable(),
  },
});
/** What is fixed at acceptance: the key of the tallies. */
export class ObviousCell extends CellSchema.class {}
CellSchema.setClass(ObviousCell);

const RatingSchema = defineEntity({
  name: 'ObviousRating',
  tableName: 'rating',
  schema,
  properties: {
    id: p.uuid().primary(),
    cellId: p.integer().fieldName('cell_id'),
    day: p.date(),
    subjectAuthorityId: p.uuid().fieldName('subject_authority_id'),
    touchpointAuthorityId: p.uuid().fieldName('touchpoint_authority_id'),
    status: p.text().default('COUNTED'),
    revision: p.integer().default(0),
    sat: p.smallint(),
    ease: p.smallint().nullable(),
    time: p.smallint().nullable(),
    result: p.smallint().nullable(),
    otherAnswers: p.json<Record<string, number>>().fieldName('other_answers').nullable(),
    contentHash: p.blob().fieldName('content_hash'),
    receiptHash: p.blob().fieldName('receipt_hash'),
  },
});
/** A stored rating. */
export class ObviousRating extends RatingSchema.class {}
RatingSchema.setClass(ObviousRating);

/** All entities of the obvious way. */
export const OBVIOUS_ENTITIES = [ObviousService, ObviousTouchpoint, ObviousCell, ObviousRating];
