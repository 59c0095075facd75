import { modeIdentifiability } from '../../src/statistics/index.ts';
import type { Family, Json } from '../case.ts';

/** Which mode effects a graph of units and modes can tell. */
export const modeIdentifiabilityFamily: Family = ({ reference, graphs }) => ({
  graphs: graphs.map(({ id, edges }: Json) => {
    const { components, rank, parameters, identified, unidentified } = modeIdentifiability(edges, reference);
    return { id, components, rank, parameters, identified_modes: identified, unidentified_modes: unidentified };
  }),
});
