/** What the tests put on the window of a page. */
interface Window {
  /** Events of the widget: name without its prefix, detail. */
  seen: [name: string, detail: Record<string, unknown>][];
  /** Directives of the content security policy that were violated. */
  violations: string[];
  /** Sum of layout shifts that no input explains. */
  shift: number;
  /** Points of the scale that could be seen when the page heard “ready”. */
  drawn: number;
  axe: {
    run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}
