import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/schema';

/** The public report on an improvement; a draft while `publishedAt` is null. */
export const ReportSchema = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().primary(),
    improvementId: p.uuid().fieldName('improvement_id'),
    authorityId: p.uuid().fieldName('authority_id'),
    slug: p.text(),
    title: p.json<LocalizedText>(),
    weAsked: p.json<LocalizedText>().fieldName('we_asked'),
    youSaid: p.json<LocalizedText>().fieldName('you_said'),
    weDid: p.json<LocalizedText>().fieldName('we_did'),
    didItHelp: p.json<LocalizedText>().fieldName('did_it_help'),
    publishedAt: p.datetime().fieldName('published_at').nullable(),
  },
});
export class Report extends ReportSchema.class {}
ReportSchema.setClass(Report);
