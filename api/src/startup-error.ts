/**
 * A reason why the server cannot start that the person at the terminal can remove.
 * `message` is one sentence that says what is wrong and what to do; the caller prints it alone, without a stack,
 * and exits with a code other than 0.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
