/**
 * A known reason for which a command cannot go on.
 *
 * The message is a sentence for people, naming what was found, what was expected and what to
 * run; the entry prints it without a stack and exits with 2.
 */
export class UserError extends Error {
  override name = 'UserError'
}

/** The user (or a parent process) asked to stop: Ctrl-C, a closed terminal, an aborted signal. */
export class Interrupted extends UserError {
  override name = 'Interrupted'
}

/**
 * @param error anything that was thrown
 * @returns its message, first line first, without a stack
 */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
