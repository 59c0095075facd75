interface Address {
  pathname: string;
  searchParams: { toString: () => string };
}

/**
 * The address of the page with something of it changed and the rest kept: period, language, whether lists are plain.
 *
 * @param change parameters by name; null takes one away
 * @param anchor part of the page to go to
 * @returns path with query and anchor
 */
export function listAddress(
  { pathname, searchParams }: Address,
  change: Readonly<Record<string, string | null>>,
  anchor: string,
): string {
  const query = new URLSearchParams(searchParams.toString());
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const asked = query.toString();
  return `${pathname}${asked ? `?${asked}` : ''}#${anchor}`;
}
