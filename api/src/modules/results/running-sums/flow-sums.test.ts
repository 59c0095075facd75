import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLOW_PIECES, FlowSums, packFlowSums, unpackFlowPiece } from './flow-sums.ts';

const uuids = (count: number) => fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: count });
const world = fc.record({ services: uuids(5), touchpoints: uuids(4), segments: uuids(3), other: fc.uuid() });
const transactions = fc.oneof(fc.constantFrom(0, 255, 256, 65_536, 2 ** 31, 2 ** 53), fc.nat(300));

test('transactions come back as they were, service by service', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), transactions), { maxLength: 30 }),
      async ({ services, touchpoints, segments, other }, drawn) => {
        const flow = drawn.map(([service, touchpoint, segment, count]) => ({
          serviceId: services[service % services.length]!,
          touchpointId: touchpoints[touchpoint % touchpoints.length]!,
          segmentId: segments[segment % (segments.length + 1)] ?? null,
          transactions: count,
        }));
        const nameOf = ({ serviceId, touchpointId, segmentId }: (typeof flow)[number]) =>
          [serviceId, touchpointId, segmentId].join();
        const once = [...new Map(flow.map((one) => [nameOf(one), one])).values()];
        const packed = await packFlowSums(once);
        const sums = new FlowSums(
          await Promise.all(FLOW_PIECES.map((piece) => unpackFlowPiece(piece, packed[piece]!))),
        );
        const back = sums.serviceIds.flatMap((serviceId) => sums.of(serviceId).map((one) => ({ serviceId, ...one })));
        const inOrder = (list: typeof flow) => list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
        expect(inOrder(back)).toEqual(inOrder(once));
        if (!services.includes(other)) expect(sums.of(other)).toEqual([]);
      },
    ),
    { numRuns: 300, seed: 20_261_129 },
  );
});
