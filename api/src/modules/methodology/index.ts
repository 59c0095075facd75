/** Front door of the methodology. */
import { MethodologyResolver, PolicyConstantFields } from './methodology.resolver.ts';

export { routeOf } from './bridge/bridge.rules.ts';
export { findBridge } from './bridge/find-bridge.ts';

export const publicResolvers = [MethodologyResolver, PolicyConstantFields] as const;
