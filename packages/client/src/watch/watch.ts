import { reconnectDelay } from '../connection/backoff.ts';
import { type CallError, toCallError } from '../errors/call-error.ts';
import { NewestReader } from './newest-reader.ts';
import type { Topic, Versioned } from './topic.ts';
import type { Watched, WatchState } from './watched.ts';

/** Keeps a value current for all its readers. Has one subscription while there is any reader. */
export class Watch<T extends Versioned, Message> implements Watched<T> {
  readonly #topic: Topic<T, Message>;
  readonly #signals: readonly AbortSignal[];
  readonly #readers = new Set<(state: WatchState<T>) => void>();
  readonly #close = () => this.close();
  #state: WatchState<T>;
  #disconnect = () => {};
  /** Restarts without success so far. */
  #attempts = 0;
  #hasRetried = false;

  /** @param signals the watch ends when one of them aborts */
  constructor(topic: Topic<T, Message>, signals: readonly AbortSignal[], from: T | undefined) {
    this.#topic = topic;
    this.#signals = signals;
    this.#state = waiting(from);
  }

  subscribe(run: (state: WatchState<T>) => void): () => void {
    if (this.#signals.some(({ aborted }) => aborted)) this.close();
    const reader = (state: WatchState<T>) => run(state);
    if (!this.#ended) {
      if (this.#readers.size === 0) this.#start();
      this.#readers.add(reader);
    }
    run(this.#state);
    return () => {
      if (!this.#readers.delete(reader) || this.#readers.size > 0) return;
      this.#stop();
      this.#state = waiting(this.#state.value);
    };
  }

  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return new NewestReader(this);
  }

  close(): void {
    if (!this.#ended) this.#end({ status: 'closed', value: this.#state.value, error: undefined });
  }

  get #ended(): boolean {
    return this.#state.status === 'failed' || this.#state.status === 'closed';
  }

  #start(): void {
    this.#connect(this.#state.value);
    for (const signal of this.#signals) signal.addEventListener('abort', this.#close);
  }

  #stop(): void {
    this.#disconnect();
    this.#attempts = 0;
    for (const signal of this.#signals) signal.removeEventListener('abort', this.#close);
  }

  /** Subscribes after the version of `value`. Without a value, the first message is accepted with any version. */
  #connect(value: T | undefined): void {
    let known = value;
    let connected = true;
    const whileConnected =
      <A extends unknown[]>(handle: (...args: A) => void) =>
      (...args: A) => {
        if (connected) handle(...args);
      };
    const subscription = this.#topic.subscribe(known && `${known.version}`, {
      onConnectionStateChange: whileConnected(({ state }) => {
        if (state === 'connecting' && this.#state.status === 'live') this.#setState(waiting(this.#state.value));
      }),
      onStarted: whileConnected(() => {
        if (known) this.#setState({ status: 'live', value: known, error: undefined });
      }),
      onData: whileConnected(({ data }) => {
        const next = this.#topic.apply(known, data);
        if (!next) return this.#restart();
        // The first message does not count: a watch that restarts after each first message must slow down.
        if (known) this.#attempts = 0;
        this.#hasRetried = false;
        known = next;
        this.#setState({ status: 'live', value: known, error: undefined });
      }),
      onError: whileConnected((thrown) => {
        const error = toCallError(thrown);
        if (error.status === 503) this.#restart(error);
        else if (this.#mayRetry(error)) this.#restart();
        else this.#end({ status: 'failed', value: this.#state.value, error });
      }),
      onComplete: whileConnected(() => this.#restart()),
    });
    this.#disconnect = () => {
      connected = false;
      subscription.unsubscribe();
    };
  }

  /** Subscribes again from the beginning: at once if a change is missing, later if the server can't answer. */
  #restart(error?: CallError): void {
    this.#disconnect();
    const delay = error || this.#attempts > 0 ? reconnectDelay(this.#attempts) : 0;
    this.#attempts += 1;
    const timer = setTimeout(() => this.#connect(undefined), delay);
    this.#disconnect = () => clearTimeout(timer);
    this.#setState(waiting(this.#state.value, error));
  }

  #mayRetry(error: CallError): boolean {
    if (this.#hasRetried) return false;
    this.#hasRetried = this.#topic.retry?.(error, this.#state.value) ?? false;
    return this.#hasRetried;
  }

  #end(state: WatchState<T>): void {
    this.#stop();
    this.#state = state;
    const readers = [...this.#readers];
    this.#readers.clear();
    for (const reader of readers) reader(state);
  }

  #setState(state: WatchState<T>): void {
    const { status, value, error } = this.#state;
    if (state.status === status && state.value === value && state.error === error) return;
    this.#state = state;
    for (const reader of this.#readers) reader(state);
  }
}

function waiting<T>(value: T | undefined, error?: CallError): WatchState<T> {
  return value === undefined ? { status: 'loading', value: undefined, error } : { status: 'stale', value, error };
}
