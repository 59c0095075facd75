/** The registry of Veloria, the invented country of the demo. */
import { authorities } from './authorities.ts';
import { lifeSituations } from './life-situations.ts';
import { segments } from './segments.ts';
import { services } from './services.ts';
import { staff } from './staff.ts';
import { touchpoints } from './touchpoints.ts';
import type { DemoRegistry } from './types.ts';

export type { DemoRegistry } from './types.ts';

/** Six authorities, forty services, six life situations, 28 touchpoints, eight segments and the demo accounts. */
export const demoRegistry: DemoRegistry = { authorities, services, lifeSituations, touchpoints, segments, staff };
