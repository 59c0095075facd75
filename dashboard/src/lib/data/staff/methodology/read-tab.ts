/** What the chosen tab of the methodology view shows. Only that is read. */
import { readBridges, readConstants, readMixes, readModeTables } from './frozen.ts';
import type { BridgeStatus, Constants, Mixes, ModeTables } from './frozen.ts';
import { readVersions, readWording } from './instruments.ts';
import type { Versions, Wording } from './instruments.ts';
import type { MethodologyView } from './view.ts';

/** One tab with what it shows. */
export type MethodologyPart =
  | { tab: 'versions'; versions: Versions }
  | { tab: 'wording'; wording: Wording }
  | { tab: 'modes'; tables: ModeTables }
  | { tab: 'bridges'; bridges: BridgeStatus }
  | { tab: 'mix'; mixes: Mixes }
  | { tab: 'constants'; constants: Constants };

/** Reads the tab of the view. */
export async function readMethodologyTab(locals: App.Locals, view: MethodologyView): Promise<MethodologyPart> {
  switch (view.tab) {
    case 'wording':
      return { tab: 'wording', wording: await readWording(locals, view) };
    case 'modes':
      return { tab: 'modes', tables: await readModeTables(locals, view) };
    case 'bridges':
      return { tab: 'bridges', bridges: await readBridges(locals, view) };
    case 'mix':
      return { tab: 'mix', mixes: await readMixes(locals, view) };
    case 'constants':
      return { tab: 'constants', constants: await readConstants(locals) };
    default:
      return { tab: 'versions', versions: await readVersions(locals) };
  }
}
