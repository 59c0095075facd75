import type { StaffRole } from '@otklik/schema';
import { Field, ID, ObjectType } from 'type-graphql';
import { StaffRoleEnum } from '../../kernel/vocabularies.ts';

/** The value behind it is a `Viewer` of the contract. */
@ObjectType('Viewer', { simpleResolvers: true, description: 'The signed-in member of staff.' })
export class ViewerType {
  @Field(() => ID, { description: 'Global id of the account.' })
  id!: string;

  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Field(() => String, { description: 'Address the person signs in with.' })
  email!: string;

  @Field(() => StaffRoleEnum, { description: 'What the person may do, within the authority and all below it.' })
  role!: StaffRole;
}
