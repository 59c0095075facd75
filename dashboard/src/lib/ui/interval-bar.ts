/** Places on a bar of `width` units for a value and interval on 0–100. */
export interface BarPlaces {
  low: number;
  high: number;
  value: number;
}

/** Where an interval and its value stand on a 0–100 bar; the interval is at least 1 unit wide, so that it is seen. */
export function barPlaces(value: number, interval: { low: number; high: number } | null, width: number): BarPlaces {
  const place = (score: number) => (Math.min(100, Math.max(0, score)) / 100) * width;
  const low = place(interval?.low ?? value);
  const high = place(interval?.high ?? value);
  return { low, high: Math.max(high, low + 1), value: place(value) };
}
