import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type GuardMessage =
  | { readonly watch: number; readonly signal: NodeJS.Signals }
  | { readonly forget: number }
  | { readonly remove: string };

/**
 * A small process that outlives this one after a SIGKILL, and then ends its child processes. Postgres and Temporal don't
 * notice that their parent is gone.
 */
export type Guard = {
  /** Ends this process group with this signal when our process is gone. The group watched last is ended first. */
  watch(group: number, signal: NodeJS.Signals): void;
  forget(group: number): void;
  /** Removes this folder when our process is gone. */
  remove(folder: string): void;
  /** Ends the guard, after it has ended the groups that it still watches and removed the folders. */
  end(): Promise<void>;
};

export function startGuard(): Guard {
  const script = fileURLToPath(new URL('guard-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  // The pipe must not keep us alive either: the guard sees that we are gone when the pipe closes.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  const send = (message: GuardMessage) => child.stdin.write(`${JSON.stringify(message)}\n`);
  return {
    watch: (group, signal) => send({ watch: group, signal }),
    forget: (group) => send({ forget: group }),
    remove: (folder) => send({ remove: folder }),
    end: async () => {
      child.ref();
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
