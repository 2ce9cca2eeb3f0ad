import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type GuardOrder =
  | { readonly watch: number; readonly signal: NodeJS.Signals }
  | { readonly forget: number }
  | { readonly remove: string };

/**
 * A small process that outlives this one when it is killed outright, and then ends what it left behind. Postgres and
 * Temporal know nothing of their parent, so nobody else would.
 */
export type Guard = {
  /** End this process group, with this signal, if we are gone. The group started last is ended first. */
  watch(group: number, signal: NodeJS.Signals): void;
  forget(group: number): void;
  /** Remove this folder when we are gone. */
  remove(folder: string): void;
  /** Ends the guard: nothing is left to do for it but removing folders. */
  end(): Promise<void>;
};

export function startGuard(): Guard {
  const script = fileURLToPath(new URL('guard-main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.unref();
  // Its pipe must not keep us alive either: closing it is what tells the guard that we are gone.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  const order = (message: GuardOrder) => child.stdin.write(`${JSON.stringify(message)}\n`);
  return {
    watch: (group, signal) => order({ watch: group, signal }),
    forget: (group) => order({ forget: group }),
    remove: (folder) => order({ remove: folder }),
    end: async () => {
      child.ref();
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
