import { withConnections } from '../command-database.ts';
import { systemClock } from '../kernel/clock.ts';
import { Directory } from '../modules/registry/index.ts';
import { describeModeTable, FrozenMethod, MethodFreezer } from '../modules/results/index.ts';

/** `npm run mode-table`: freezes the mode table and the reference mix that are due, and prints what is in force. */
await withConnections({ name: 'mode-table', max: 3 }, async (pool, log) => {
  const directory = new Directory(pool);
  const method = new FrozenMethod(pool, (error) => log.warn(error));
  const frozen = await new MethodFreezer({ pool, directory, clock: systemClock, method }).freezeDue();
  const lines = [
    frozen.modeTable ? `The mode table ${frozen.modeTable} has been frozen.` : 'No mode table was due.',
    frozen.referenceMix ? `The reference mix of ${frozen.referenceMix} has been frozen.` : 'No reference mix was due.',
    ...describeModeTable(method.inForce),
  ];
  for (const line of lines) process.stdout.write(`${line}\n`);
});
