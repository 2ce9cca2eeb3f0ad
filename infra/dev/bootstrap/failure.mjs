/** Something the person at the keyboard can mend: shown as its message, without a stack. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** A command that ended badly, with what it printed. */
export class CommandFailed extends SetupError {
  /** @override */
  name = 'CommandFailed';

  /**
   * @param {string} command as a person would type it
   * @param {string} ending such as "exit code 1" or "SIGTERM"
   * @param {string} output all it printed
   */
  constructor(command, ending, output) {
    super(`\`${command}\` ended with ${ending}.`);
    this.output = output;
  }
}

/**
 * Tells what went wrong and sets the exit code. A stack is shown only for what nobody foresaw.
 *
 * @param {unknown} error
 */
export function failWith(error) {
  process.exitCode = 1;
  if (error instanceof CommandFailed && error.output.trim() !== '') console.error(`\n${error.output.trimEnd()}`);
  console.error(error instanceof SetupError ? `\n${error.message}\n` : error);
}
