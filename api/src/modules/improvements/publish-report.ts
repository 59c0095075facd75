import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { DomainError, refuseFaults } from '../../kernel/domain-error.ts';
import type { RequestContext } from '../../kernel/request-context.ts';
import { recordChange, withTenant } from '../access/index.ts';
import { changeableImprovement } from './changeable-improvement.ts';
import type { Improvement } from './improvement.entity.ts';
import type { ImprovementPublishInput } from './improvement.input.ts';
import { Report } from './report.entity.ts';
import { completenessFaults, textsOf } from './report-texts.rules.ts';
import { slugOf, uniqueSlug } from './slug.rules.ts';

/**
 * Makes the report on an improvement public, under an address made of its English title. Published twice, it keeps
 * its first day and address.
 * @throws DomainError NOT_FOUND, NOT_PERMITTED, REPORT_INCOMPLETE, STALE_CHANGE when another report took the address
 *   in the same moment
 */
export async function publishReport(context: RequestContext, { id }: ImprovementPublishInput): Promise<Improvement> {
  try {
    return await withTenant(context, async (em) => {
      const improvement = await changeableImprovement(context, em, id);
      const { id: improvementId, authorityId } = improvement;
      const report = await em.findOne(Report, { improvementId });
      if (!report) throw new DomainError({ code: 'REPORT_INCOMPLETE', path: ['input', 'id'] });
      refuseFaults(completenessFaults(report));
      if (report.publishedAt) return improvement;
      report.slug = await freeSlug(context, report.title.EN);
      report.publishedAt = context.clock.now();
      await em.flush();
      const object = { type: 'Improvement', id: improvementId, authorityId } as const;
      const after = { ...textsOf(report), slug: report.slug, publishedAt: report.publishedAt };
      await recordChange(em, context, 'improvementPublish', object, null, after);
      return improvement;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DomainError({ code: 'STALE_CHANGE', path: ['input', 'id'] });
  }
}

/** Published reports of all authorities share one space of addresses. */
async function freeSlug({ pool }: RequestContext, title: string): Promise<string> {
  const slug = slugOf(title);
  const { rows } = await pool.query<{ slug: string }>('select slug from report where slug = $1 or slug like $2', [
    slug,
    `${slug}-%`,
  ]);
  return uniqueSlug(slug, new Set(rows.map((row) => row.slug)));
}
