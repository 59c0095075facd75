/** Front door of the methodology. */
import { MethodologyResolver } from './methodology.resolver.ts';

export const publicResolvers = [MethodologyResolver] as const;
