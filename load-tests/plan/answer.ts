/** What is read of an answer to an operation. */
interface Answered {
  errors?: { message?: string }[];
  data?: Record<string, { userErrors?: { code?: string }[] } | null>;
}

/**
 * Why an answer to a GraphQL operation is a failure; null for a good one. A 200 with errors is a failure, and so is a
 * refused mutation: nothing that the load sends deserves a refusal.
 */
export function failureOf(status: number, body: string): string | null {
  if (status !== 200) return `status ${status}`;
  let answer: Answered;
  try {
    answer = JSON.parse(body) as Answered;
  } catch (error) {
    return `no JSON: ${(error as Error).message}`;
  }
  if (answer.errors?.length) return answer.errors[0]?.message ?? 'an error without a message';
  for (const [field, value] of Object.entries(answer.data ?? {})) {
    if (value === null) return `${field} is null`;
    const code = value.userErrors?.[0]?.code;
    if (code) return `${field}: ${code}`;
  }
  return answer.data ? null : 'no data';
}
