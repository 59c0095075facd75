/** What `/metrics` tells of the server since its start. */
export interface ServerState {
  residentMb: number;
  /** Requests answered, and the seconds that took, all together. */
  answers: number;
  answerSeconds: number;
}

const OWN_ENDPOINT = 'route="/metrics"';

/** Reads the text of Prometheus. @throws Error when what is looked for is not in it */
export function readServerState(text: string): ServerState {
  return {
    residentMb: sumOf(text, 'process_resident_memory_bytes') / 2 ** 20,
    answers: sumOf(text, 'otklik_http_request_seconds_count'),
    answerSeconds: sumOf(text, 'otklik_http_request_seconds_sum'),
  };
}

/** Sum over all labels but those of the endpoint that is asked here. */
function sumOf(text: string, name: string): number {
  const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  if (lines.length === 0) throw new Error(`The server tells no ${name}.`);
  return lines
    .filter((line) => !line.includes(OWN_ENDPOINT))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
