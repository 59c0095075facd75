/** Front door of the methodology. */
import { MethodologyResolver, PolicyConstantFields } from './methodology.resolver.ts';

export const publicResolvers = [MethodologyResolver, PolicyConstantFields] as const;
