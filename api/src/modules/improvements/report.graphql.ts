import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection.ts';
import { InstantScalar } from '../../kernel/scalars.ts';
import { NodeType } from '../registry/index.ts';

/** The value behind it is a `PublishedReport`. */
@ObjectType('Report', {
  simpleResolvers: true,
  implements: [NodeType],
  description: 'What the public is told of an improvement: we asked, you said, we did, did it help.',
})
export class ReportType extends NodeType {
  @Field(() => String, { description: 'Short name in addresses.' })
  slug!: string;

  @Field(() => InstantScalar, { description: 'When it was first published.' })
  publishedAt!: Date;
}

export const ReportConnectionType = connectionType('Report', () => ReportType);
