/** Front door of the methodology. */
import { BridgeResolver, TouchpointBridgeFields } from './bridge/bridge.resolver.ts';
import * as instrument from './instrument/index.ts';
import { MethodBridgeFields, MethodologyResolver, PolicyConstantFields } from './methodology.resolver.ts';

export { isBridgeable, routeOf } from './bridge/bridge.rules.ts';
export type { BridgeSetting } from './bridge/bridge.ts';
export { BridgeType } from './bridge/bridge.graphql.ts';
export { findCurrentBridges } from './bridge/find-current-bridges.ts';
export { findBridge } from './bridge/find-bridge.ts';
export {
  drawBlocks,
  endParallelRun,
  Instruments,
  type InstrumentVersion,
  type ParallelRun,
  ParallelRunType,
  publishBuiltIn,
  RUN_COLUMNS,
} from './instrument/index.ts';

export const publicResolvers = [
  MethodologyResolver,
  MethodBridgeFields,
  PolicyConstantFields,
  ...instrument.publicResolvers,
] as const;

/** Resolvers that only the staff schema has. */
export const staffResolvers = [BridgeResolver, TouchpointBridgeFields, ...instrument.staffResolvers] as const;
