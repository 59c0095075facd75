/** Whether the effects of a mode table hold alike everywhere. Said by the server, so that pages need not carry it. */
export const modeTests = {
  components: (count: string, parts: number) =>
    parts === 1
      ? 'All ways of answering are connected: clients of the same service and channel answered in several of them.'
      : `The ways of answering fall into ${count} parts that no service connects; effects are known only in the part of the web.`,
  sameModes: 'Is the effect of a mode the same everywhere',
  sameChannels: 'Do channels differ alike in all services',
  tested: (f: string, df: string, p: string, largest: string | null) =>
    `F (${df}) = ${f}, p ${p}${largest === null ? '' : `, largest deviation ${largest} points`}`,
  notTested: 'could not be tested',
};

export type ModeTestsMessages = typeof modeTests;
