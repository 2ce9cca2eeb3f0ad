/** A problem that the user can fix. Printed as its message, without a stack trace. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** A command that failed, with its output. */
export class CommandFailed extends SetupError {
  /** @override */
  name = 'CommandFailed';

  /**
   * @param {string} command as typed in a terminal
   * @param {string} ending such as "exit code 1" or "SIGTERM"
   * @param {string} output stdout and stderr
   */
  constructor(command, ending, output) {
    super(`\`${command}\` ended with ${ending}.`);
    this.output = output;
  }
}

/**
 * Prints the error and sets the exit code to 1. Only unexpected errors are printed with a stack trace.
 *
 * @param {unknown} error
 */
export function failWith(error) {
  process.exitCode = 1;
  if (error instanceof CommandFailed && error.output.trim() !== '') console.error(`\n${error.output.trimEnd()}`);
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
}
