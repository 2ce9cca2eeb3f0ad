import { fileURLToPath } from 'node:url';
import type { Processes } from '@jumpseat/dev/processes';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));

/** Functions that one process offers to another, with one argument each. Arguments and results must survive IPC. */
export type Calls = { readonly [name: string]: (argument: never) => unknown };

/** The same functions, called from the other process. */
export type Remote<C extends Calls> = {
  readonly [Name in keyof C]: (...argument: Parameters<C[Name]>) => Promise<Awaited<ReturnType<C[Name]>>>;
};

/** A Node program in a process of its own. */
export interface Program<C extends Calls> {
  readonly pid: number;
  readonly calls: Remote<C>;
  stop(): Promise<void>;
}

interface Port {
  send?(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

type Call = { readonly bench: 'call'; readonly id: number; readonly name: string; readonly argument: unknown };
type Return = { readonly bench: 'return'; readonly id: number; readonly value?: unknown; readonly error?: string };

const isMessage = <T extends Call | Return>(type: T['bench'], message: unknown): message is T =>
  typeof message === 'object' && message !== null && 'bench' in message && message.bench === type;

/** Offers functions to the process that started this one. */
export function offer(calls: Calls): void {
  process.on('message', (message) => {
    if (!isMessage<Call>('call', message)) return;
    const { id, name } = message;
    const reply = (rest: Pick<Return, 'value' | 'error'>) => process.send?.({ bench: 'return', id, ...rest });
    Promise.resolve()
      .then(() => calls[name]?.(message.argument as never))
      .then(
        (value) => reply({ value }),
        (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
}

/** Offers functions until the process that started this one ends. */
export function serve(calls: Calls): void {
  offer(calls);
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

/** Starts a Node program; returns once the program says that it is ready. */
export async function startProgram<C extends Calls>(
  processes: Processes,
  options: {
    readonly name: string;
    readonly main: URL;
    readonly env?: NodeJS.ProcessEnv;
    readonly nodeFlags?: readonly string[];
  },
): Promise<Program<C>> {
  const { name, main, env = {}, nodeFlags = [] } = options;
  const { child, stop } = await processes.start({
    name,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', ...nodeFlags, fileURLToPath(main)],
    cwd: REPOSITORY,
    env: { ...process.env, ...env },
    saysReady: true,
  });
  return { pid: Number(child.pid), calls: callsOf<C>(child), stop };
}

/** The functions behind a port. A call rejects with what the other process threw. */
function callsOf<C extends Calls>(port: Port): Remote<C> {
  let lastId = 0;
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  port.on('message', (message) => {
    if (!isMessage<Return>('return', message)) return;
    const { id, value, error } = message;
    const call = pending.get(id);
    pending.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(error));
  });
  const call = (name: string) => (argument: unknown) => {
    const id = ++lastId;
    const result = Promise.withResolvers<unknown>();
    pending.set(id, result);
    port.send?.({ bench: 'call', id, name, argument } satisfies Call);
    return result.promise;
  };
  return new Proxy({}, { get: (_, name) => call(String(name)) }) as Remote<C>;
}
