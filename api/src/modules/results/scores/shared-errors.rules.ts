import { type FrozenLink, linkKey } from '../linking/version-rule.ts';
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
    const own = links.filter((link) => link.item === item);
    const known = effects?.keys.length ?? 0;
    return {
      item,
      keys: [...(effects?.keys ?? []), ...own.map(linkKey)],
      covariance: [
        ...(effects?.covariance ?? []).map((row) => [...row, ...own.map(() => 0)]),
        ...own.map(({ variance }, place) => [
          ...Array.from({ length: known }, () => 0),
          ...own.map((_, other) => (other === place ? variance : 0)),
        ]),
      ],
    };
  });
  return { items: items.filter(({ keys }) => keys.length > 0) };
}
