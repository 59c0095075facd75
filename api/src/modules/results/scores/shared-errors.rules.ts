import { type FrozenLink, linkErrors } from '../linking/version-rule.ts';
import { ADJUSTED_ITEMS, type AdjustedItem, type CoefficientKey, type ModeTable } from '../mode-table/mode-table.ts';

/** Covariance of all that figures on an item are adjusted with: effects of the table, and links between versions. */
export interface ItemErrors {
  item: AdjustedItem;
  keys: readonly CoefficientKey[];
  covariance: readonly (readonly number[])[];
}

/** What is not known of what figures are adjusted with. Figures share it: in their differences it partly cancels. */
export interface SharedErrors {
  items: readonly ItemErrors[];
}

/** Errors of a table and of links; links come from other answers than the table, each from its own. */
export function sharedErrors(table: ModeTable | null, links: readonly FrozenLink[]): SharedErrors {
  const items = ADJUSTED_ITEMS.map((item): ItemErrors => {
    const effects = table?.items.find((one) => one.item === item);
    const own = links.filter((link) => link.item === item).map(linkErrors);
    return {
      item,
      keys: [...(effects?.keys ?? []), ...own.flatMap(({ keys }) => keys)],
      covariance: blocks([effects?.covariance ?? [], ...own.map(({ covariance }) => covariance)]),
    };
  });
  return { items: items.filter(({ keys }) => keys.length > 0) };
}

/** One matrix of several on its diagonal, 0 elsewhere. */
function blocks(matrices: readonly (readonly (readonly number[])[])[]): number[][] {
  const width = matrices.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  return matrices.flatMap((matrix) => {
    const start = before;
    before += matrix.length;
    return matrix.map((row) => [
      ...Array.from({ length: start }, () => 0),
      ...row,
      ...Array.from({ length: width - start - matrix.length }, () => 0),
    ]);
  });
}
