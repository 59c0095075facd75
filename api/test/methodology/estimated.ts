/** The figure, where there is one. @throws Error with the reason where not */
export function estimated<T extends { readonly estimable: boolean }>(figure: T): Extract<T, { estimable: true }> {
  if (!figure.estimable) throw new Error(`not estimable: ${JSON.stringify(figure)}`);
  return figure as Extract<T, { estimable: true }>;
}
