import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE_AT_MOST } from '../../../kernel/connection.ts';
import { DomainError } from '../../../kernel/domain-error.ts';
import { toGlobalId } from '../../../kernel/ids.ts';
import type { RequestContext } from '../../../kernel/request-context.ts';
import { readModeTables, readReferenceMixes } from './frozen.repository.ts';
import {
  ChannelModesType,
  EffectCovarianceType,
  MixEffectType,
  ModeTableItemType,
  ModeTableType,
  ReferenceMixShareType,
  ReferenceMixType,
} from './mode-table.graphql.ts';
import { versionOf } from './method-freezer.ts';
import { modesVaryOn } from './interaction.rules.ts';
import { publicModeTable } from './public-mode-table.rules.ts';
import { publicReferenceMix } from './public-reference-mix.rules.ts';
import {
  type ChannelModes,
  type ItemEffects,
  type MixEffect,
  type ModeTable,
  type ReferenceMix,
  UNKNOWN_SEGMENT,
} from './mode-table.ts';
import { POLICY } from '../../../statistics/index.ts';

const LIST_COST = 30;

@Resolver()
export class FrozenMethodResolver {
  @Query(() => ModeTableType, {
    nullable: true,
    description: 'A frozen mode table; null when there is none.',
    complexity: LIST_COST,
  })
  async modeTable(
    @Arg('version', () => String, { nullable: true, description: 'Absent: the newest.' })
    version: string | null | undefined,
    @Ctx() { pool, viewer }: RequestContext,
  ): Promise<ModeTable | null> {
    const [table] = await readModeTables(pool, version ?? 1);
    return table ? tableForAudience(table, { viewer }) : null;
  }

  @Query(() => [ModeTableType], {
    description: 'Frozen mode tables, newest first, at most 100.',
    complexity: LIST_COST,
  })
  async modeTables(
    @Arg('first', () => Int, { defaultValue: 8, description: 'At most so many, 1–100.' }) first: number,
    @Ctx() { pool, viewer }: RequestContext,
  ): Promise<ModeTable[]> {
    const tables = await readModeTables(pool, pageSize(first));
    return tables.map((table) => tableForAudience(table, { viewer }));
  }

  @Query(() => ReferenceMixType, {
    nullable: true,
    description: 'A frozen reference mix; null when there is none.',
    complexity: LIST_COST,
  })
  async referenceMix(
    @Arg('year', () => Int, { nullable: true, description: 'Absent: the newest.' }) year: number | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ReferenceMix | null> {
    const [mix] = await readReferenceMixes(context.pool, { year: year ?? null });
    return mix ? mixForAudience(mix, context) : null;
  }

  @Query(() => [ReferenceMixType], {
    description: 'Frozen reference mixes, newest first, at most 100.',
    complexity: LIST_COST,
  })
  async referenceMixes(
    @Arg('first', () => Int, { defaultValue: 4, description: 'At most so many, 1–100.' }) first: number,
    @Ctx() context: RequestContext,
  ): Promise<ReferenceMix[]> {
    const mixes = await readReferenceMixes(context.pool, { atMost: pageSize(first) });
    const told: ReferenceMix[] = [];
    // One after the other: one connection of the pool is enough for a list.
    for (const mix of mixes) told.push(await mixForAudience(mix, context));
    return told;
  }
}

/** Staff see exact counts. */
const tableForAudience = (table: ModeTable, { viewer }: Pick<RequestContext, 'viewer'>): ModeTable =>
  viewer ? table : publicModeTable(table);

/** The public is told of a mix made of answers by what the mode table of the same days tells. */
async function mixForAudience(mix: ReferenceMix, { pool, viewer }: RequestContext): Promise<ReferenceMix> {
  if (viewer || mix.weighting === 'FLOW') return mix;
  const [table] = await readModeTables(pool, versionOf(mix.period));
  return publicReferenceMix(mix, table?.window.from === mix.period.from ? table : null);
}

function pageSize(first: number): number {
  if (first < 1 || first > PAGE_SIZE_AT_MOST) throw new DomainError({ code: 'PAGE_SIZE', path: ['first'] });
  return first;
}

@Resolver(() => MixEffectType)
export class MixEffectFields {
  @FieldResolver(() => ID, {
    nullable: true,
    description: 'Code of the channel, global id of the segment; null: unknown.',
  })
  key(@Root() { factor, key }: MixEffect): string | null {
    return factor === 'SEGMENT' ? segmentId(key) : key;
  }
}

@Resolver(() => ModeTableItemType)
export class ModeTableItemFields {
  @FieldResolver(() => [EffectCovarianceType], {
    description:
      'Covariances of all effects that were estimated, each pair once; at most 5,000. For the public of those whose error is told.',
    complexity: 20,
  })
  covariance(@Root() { keys, covariance }: ItemEffects): EffectCovarianceType[] {
    return keys.flatMap((first, row) =>
      keys.slice(0, row + 1).map((second, column) => ({ first, second, value: covariance[row]![column]! })),
    );
  }

  @FieldResolver(() => [ChannelModesType], {
    description:
      'The effects of modes by channel, where `modesVary`; at most 7. For information: figures take out the common effects, with a caution. Empty in tables frozen before they were kept.',
  })
  classes(@Root() item: ItemEffects): ChannelModes[] {
    return modesVaryOn(item) ? item.classes : [];
  }

  @FieldResolver(() => Boolean, {
    description: `Whether effects of modes differ between channels by more than ${POLICY.modeEffect.materialPoints} points and not by chance: then figures caution.`,
  })
  modesVary(@Root() item: ItemEffects): boolean {
    return modesVaryOn(item);
  }
}

@Resolver(() => ReferenceMixType)
export class ReferenceMixFields {
  @FieldResolver(() => [ReferenceMixShareType], {
    description: 'Its parts, largest first; at most 700.',
    complexity: 10,
  })
  shares(@Root() { shares, total }: ReferenceMix): ReferenceMixShareType[] {
    return shares
      .toSorted((a, b) => b.count - a.count)
      .map(({ channel, segment, count }) => ({
        channel,
        segment: segmentId(segment),
        percent: Math.round((10_000 * count) / total) / 100,
      }));
  }
}

const segmentId = (key: string): string | null => (key === UNKNOWN_SEGMENT ? null : toGlobalId('Segment', key));
