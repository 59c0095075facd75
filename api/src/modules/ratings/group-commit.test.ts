import { expect, test } from 'vitest';
import { BusyError, GroupCommit } from './group-commit.ts';

const ownFault = (error: unknown) => (error as Error).message.startsWith('own');
const open = () => {
  let release!: () => void;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { gate, release };
};

test('what arrives while a group is written shares the next one', async () => {
  const groups: number[][] = [];
  const { gate, release } = open();
  const commit = new GroupCommit<number, number>({
    write: async (operations) => {
      groups.push([...operations]);
      if (groups.length === 1) await gate;
      return operations.map((operation) => operation * 10);
    },
    keyOf: String,
    isOwnFault: ownFault,
  });
  const first = commit.submit(1);
  await new Promise(setImmediate);
  const rest = [2, 3, 4].map((operation) => commit.submit(operation));
  release();
  expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40]);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

test('nothing is acknowledged before its group is written', async () => {
  const { gate, release } = open();
  let isAcknowledged = false;
  const commit = new GroupCommit<number, number>({
    write: async (operations) => gate.then(() => [...operations]),
    keyOf: String,
    isOwnFault: ownFault,
  });
  const answer = commit.submit(1).then(() => (isAcknowledged = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isAcknowledged).toBe(false);
  release();
  await answer;
  expect(isAcknowledged).toBe(true);
});

test('operations of one key follow one another in groups of their own', async () => {
  const groups: string[][] = [];
  const commit = new GroupCommit<string, string>({
    write: async (operations) => {
      groups.push([...operations]);
      return [...operations];
    },
    keyOf: (operation) => operation[0]!,
    isOwnFault: ownFault,
  });
  await Promise.all(['a1', 'b1', 'a2', 'a3'].map((operation) => commit.submit(operation)));
  expect(groups).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
});

test('one at fault is refused alone; its neighbours are stored', async () => {
  const commit = new GroupCommit<number, number>({
    write: async (operations) => {
      if (operations.includes(2)) throw new Error('own fault');
      return [...operations];
    },
    keyOf: String,
    isOwnFault: ownFault,
  });
  const results = await Promise.allSettled([1, 2, 3].map((operation) => commit.submit(operation)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('the one at fault in a large group is found by halves', async () => {
  let transactions = 0;
  const commit = new GroupCommit<number, number>({
    write: async (operations) => {
      transactions++;
      if (operations.includes(77)) throw new Error('own fault');
      return [...operations];
    },
    keyOf: String,
    isOwnFault: ownFault,
  });
  const results = await Promise.allSettled(Array.from({ length: 256 }, (_, operation) => commit.submit(operation)));
  expect(results.flatMap(({ status }, operation) => (status === 'rejected' ? [operation] : []))).toEqual([77]);
  expect(transactions).toBe(17);
});

test('operations of different kinds never share a group, and the oldest goes first', async () => {
  const groups: string[][] = [];
  const commit = new GroupCommit<string, string>({
    write: async (operations) => {
      groups.push([...operations]);
      return [...operations];
    },
    keyOf: (operation) => operation,
    kindOf: (operation) => operation[0]!,
    isOwnFault: ownFault,
  });
  await Promise.all(['s1', 'r1', 's2', 'w1', 'r2'].map((operation) => commit.submit(operation)));
  expect(groups).toEqual([['s1', 's2'], ['r1', 'r2'], ['w1']]);
});

test('when the outcome is unknown everyone is told to send again', async () => {
  const commit = new GroupCommit<number, number>({
    write: async () => Promise.reject(new Error('the connection is gone')),
    keyOf: String,
    isOwnFault: ownFault,
  });
  const results = await Promise.allSettled([1, 2].map((operation) => commit.submit(operation)));
  for (const result of results) expect((result as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
});

test('a full queue turns away at once and goes on afterwards', async () => {
  const { gate, release } = open();
  const commit = new GroupCommit<number, number>({
    write: async (operations) => gate.then(() => [...operations]),
    keyOf: String,
    isOwnFault: ownFault,
    queueLimit: 2,
  });
  const first = commit.submit(1);
  await new Promise(setImmediate);
  const waiting = [commit.submit(2), commit.submit(3)];
  await expect(commit.submit(4)).rejects.toBeInstanceOf(BusyError);
  release();
  expect(await Promise.all([first, ...waiting])).toEqual([1, 2, 3]);
  await commit.idle();
  expect(commit.waiting).toBe(0);
});

/** Settles operations whose chain is their letter; those with `-` have none. */
async function settleChained(
  operations: string[],
  write: (group: readonly string[]) => Promise<void>,
  options: { groupSize?: number; lane?: 'BULK' } = {},
) {
  const groups: string[][] = [];
  const commit = new GroupCommit<string, string>({
    write: async (group) => {
      groups.push([...group]);
      await write(group);
      return [...group];
    },
    keyOf: (operation) => operation,
    chainOf: (operation) => (operation.startsWith('-') ? null : operation[0]!),
    isOwnFault: ownFault,
    ...options,
  });
  const results = await Promise.allSettled(operations.map((operation) => commit.submit(operation, options.lane)));
  const isBusy = (result: PromiseSettledResult<string>) =>
    result.status === 'rejected' && result.reason instanceof BusyError;
  return { commit, groups, busy: operations.filter((_, index) => isBusy(results[index]!)), results };
}

test.each([undefined, 'BULK'] as const)(
  'what is turned away takes those of its chain along that wait behind it, and nobody else (%s)',
  async (lane) => {
    const operations = ['a1', 'b1', '-1', 'a2', 'c1', 'b2', '-2', 'a3'];
    const failFirst = async (group: readonly string[]) => {
      if (group.includes('-1')) throw new Error('the connection is gone');
    };
    const { commit, groups, busy } = await settleChained(operations, failFirst, {
      groupSize: 3,
      ...(lane && { lane }),
    });
    expect(busy).toEqual(['a1', 'b1', '-1', 'a2', 'b2', 'a3']);
    expect(groups).toEqual([
      ['a1', 'b1', '-1'],
      ['c1', '-2'],
    ]);
    // Whoever sends it again starts the chain anew.
    expect(await commit.submit('a1', lane)).toBe('a1');
  },
);

test('in a group that is written in halves a broken chain is not continued in the second half', async () => {
  const { groups, busy } = await settleChained(['a1', 'b1', 'a2', 'b2'], async (group) => {
    if (group.length > 1) throw new Error('own fault, of some');
    if (group[0] === 'a1') throw new Error('the connection is gone');
  });
  expect(groups.filter(({ length }) => length === 1)).toEqual([['a1'], ['b1'], ['b2']]);
  expect(busy).toEqual(['a1', 'a2']);
});

test('what is refused by its own fault takes nobody of its chain along', async () => {
  const { results } = await settleChained(['a1', 'a2', 'a3'], async (group) => {
    if (group.includes('a1')) throw new Error('own fault');
  });
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});

/** Groups as they were written, while the first one holds the others back until everything waits. */
async function groupsOf(
  submitAll: (commit: GroupCommit<string, string>) => Promise<unknown>[],
  options: { groupSize: number; bulkLimit?: number; keyOf?: (operation: string) => string },
) {
  const groups: string[][] = [];
  const { gate, release } = open();
  const commit = new GroupCommit<string, string>({
    write: async (operations) => {
      groups.push([...operations]);
      if (groups.length === 1) await gate;
      return [...operations];
    },
    keyOf: (operation) => operation,
    kindOf: (operation) => operation[0]!,
    isOwnFault: ownFault,
    ...options,
  });
  const first = commit.submit('first');
  await new Promise(setImmediate);
  const all = submitAll(commit);
  release();
  const settled = await Promise.allSettled([first, ...all]);
  return { groups: groups.slice(1), settled: settled.slice(1) };
}
const numbered = (kind: string, count: number) => Array.from({ length: count }, (_, index) => `${kind}${index}`);

test('bulk operations fill up what the others leave, and get a tenth of a full group', async () => {
  const { groups } = await groupsOf(
    (commit) => [
      ...numbered('b', 30).map((operation) => commit.submit(operation.replace('b', 's-bulk'), 'BULK')),
      ...numbered('s', 25).map((operation) => commit.submit(operation)),
    ],
    { groupSize: 20 },
  );
  const ofBulk = groups.map((group) => group.filter((operation) => operation.includes('bulk')).length);
  expect(groups.map(({ length }) => length)).toEqual([20, 20, 15]);
  expect(ofBulk).toEqual([2, 13, 15]);
  // Whoever waits for an answer stands first.
  expect(groups[0]!.slice(0, 2)).toEqual(['s0', 's1']);
});

test('bulk operations of another kind are not passed over for ever', async () => {
  const { groups } = await groupsOf(
    (commit) => [
      ...numbered('s-bulk', 4).map((operation) => commit.submit(operation, 'BULK')),
      ...numbered('r', 60).map((operation) => commit.submit(operation)),
    ],
    { groupSize: 10 },
  );
  expect(groups.findIndex((group) => group.includes('s-bulk0'))).toBe(3);
});

test('a bulk operation that is due makes room for one with its key that is of another kind', async () => {
  const { groups, settled } = await groupsOf(
    (commit) => [
      commit.submit('c1', 'BULK'),
      ...numbered('s', 35).map((operation) => commit.submit(operation)),
      commit.submit('w1'),
      ...numbered('t', 10).map((operation) => commit.submit(operation)),
    ],
    { groupSize: 10, keyOf: (operation) => (['c1', 'w1'].includes(operation) ? 'same' : operation) },
  );
  expect(settled.every(({ status }) => status === 'fulfilled')).toBe(true);
  expect(groups.every((group) => group.length > 0)).toBe(true);
  expect(groups.findIndex((group) => group.includes('w1'))).toBeLessThan(
    groups.findIndex((group) => group.includes('c1')),
  );
});

test('a full bulk lane turns away bulk operations and nobody else', async () => {
  const { settled } = await groupsOf(
    (commit) => [
      ...numbered('s-bulk', 3).map((operation) => commit.submit(operation, 'BULK')),
      commit.submit('s-single'),
    ],
    { groupSize: 10, bulkLimit: 2 },
  );
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect((settled[2] as PromiseRejectedResult).reason).toBeInstanceOf(BusyError);
});
