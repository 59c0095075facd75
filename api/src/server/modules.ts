import * as access from '../modules/access/index.ts';
import * as comments from '../modules/comments/index.ts';
import * as improvements from '../modules/improvements/index.ts';
import * as journeys from '../modules/journeys/index.ts';
import * as methodology from '../modules/methodology/index.ts';
import * as ratings from '../modules/ratings/index.ts';
import * as registry from '../modules/registry/index.ts';
import * as results from '../modules/results/index.ts';

/** Tables that are read or written through the ORM. */
export const entities = [...access.accessEntities, ...registry.registryEntities, ...improvements.improvementEntities];

/** Resolvers of both schemas. */
export const publicResolvers = [
  ...registry.publicResolvers,
  ...methodology.publicResolvers,
  ...ratings.publicResolvers,
  ...results.publicResolvers,
  ...journeys.publicResolvers,
  ...improvements.publicResolvers,
];

/** Resolvers that only the staff schema has. */
export const staffResolvers = [
  ...access.staffResolvers,
  ...registry.staffResolvers,
  ...methodology.staffResolvers,
  ...results.staffResolvers,
  ...comments.staffResolvers,
  ...improvements.staffResolvers,
];
