/** What one process may ask of another: functions of one argument each, as both can send it by IPC. */
export type Calls = { readonly [name: string]: (argument: never) => unknown };

/** The same functions, called from the other process. */
export type Remote<C extends Calls> = {
  readonly [Name in keyof C]: (...argument: Parameters<C[Name]>) => Promise<Awaited<ReturnType<C[Name]>>>;
};

interface Port {
  send?(message: unknown): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

type Question = { readonly bench: 'question'; readonly id: number; readonly name: string; readonly argument: unknown };
type Answer = { readonly bench: 'answer'; readonly id: number; readonly value?: unknown; readonly fault?: string };

const isOurs = <T extends Question | Answer>(kind: T['bench'], message: unknown): message is T =>
  typeof message === 'object' && message !== null && 'bench' in message && message.bench === kind;

/** Answers the questions that come in through a port. */
export function answer(port: Port, calls: Calls): void {
  port.on('message', (message) => {
    if (!isOurs<Question>('question', message)) return;
    const { id, name } = message;
    const reply = (rest: Pick<Answer, 'value' | 'fault'>) => port.send?.({ bench: 'answer', id, ...rest });
    Promise.resolve()
      .then(() => calls[name]?.(message.argument as never))
      .then(
        (value) => reply({ value }),
        (error: unknown) => reply({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
}

/** Asks the process behind a port. A question fails with what the other side threw. */
export function ask<C extends Calls>(port: Port): Remote<C> {
  let last = 0;
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  port.on('message', (message) => {
    if (!isOurs<Answer>('answer', message)) return;
    const { id, value, fault } = message;
    const waiting = open.get(id);
    open.delete(id);
    if (fault === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(fault));
  });
  const question = (name: string) => (argument: unknown) => {
    const id = ++last;
    const waiting = Promise.withResolvers<unknown>();
    open.set(id, waiting);
    port.send?.({ bench: 'question', id, name, argument } satisfies Question);
    return waiting.promise;
  };
  return new Proxy({}, { get: (_, name) => question(String(name)) }) as Remote<C>;
}
