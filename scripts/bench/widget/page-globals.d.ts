/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** What the benchmark puts on the window of a page. */
interface Window {
  /** Milliseconds from the tap to the first painted frame with “Saving…”, and with “saved”. */
  tapped?: { saving: number | null; saved: number | null };
  /** The longest delay from the tap to the next frame, as the browser’s Event Timing tells it (steps of 8 ms). */
  eventMs: number;
  /** Durations of long tasks (over 50 ms), in milliseconds. */
  longTasks: number[];
  /** Layout shifts: those that count, and those within half a second of an input, which by definition do not. */
  shifts: { counted: number; afterInput: number; moved: string[] };
}
