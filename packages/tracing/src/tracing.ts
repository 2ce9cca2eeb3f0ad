import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Values that may describe a span. They come from closed lists, never from people. */
export type SpanValues = Readonly<Record<string, string | number>>;

/** A span that is under way. */
export interface OpenSpan {
  note(name: string, value: string | number): void;
  /** Marks the span as failed. `type` is a code or the name of an error, never its message. */
  fail(type: string): void;
}

/** The span of a request from outside. Its owner ends it. */
export interface RequestSpan extends OpenSpan {
  /** Runs work as a part of the request. */
  run<T>(work: () => T): T;
  end(): void;
}

/**
 * The traces of one process. Only requests from outside begin a trace, and only the sampled ones. Everything else joins
 * the trace that is active, and costs next to nothing without one.
 */
export interface Tracing {
  /**
   * Begins the trace of a request, or continues the one of its caller. Returns undefined if the request isn't sampled:
   * we choose, whatever the caller has chosen.
   *
   * @param traceparent the caller's header of that name
   */
  startRequest(name: string, values: SpanValues, traceparent?: string): RequestSpan | undefined;
  /** Runs work as a span of the active trace. */
  span<T>(name: string, work: (span: OpenSpan | undefined) => Promise<T>): Promise<T>;
  /** Gives each call of a store in Postgres a span, named by its method. */
  store<Store extends object>(store: Store): Store;
  /** The active trace, to be continued elsewhere: a W3C traceparent. Undefined if there is none. */
  traceparent(): string | undefined;
  /**
   * Binds work to the active trace. `run` is for work that several callers wait for: it joins the first trace among
   * theirs, and links the others.
   */
  readonly shared: {
    join(caller: object): void;
    run<T>(name: string, callers: readonly object[], work: () => Promise<T>): Promise<T>;
  };
  /** Adds a span that ends now to each of these traces, such as of the news that all viewers have got. */
  addSpan(name: string, traceparents: readonly string[], seconds: number): void;
  /** Gives calls to workflows a span, and sends the trace along. */
  readonly workflowCalls: WorkflowClientInterceptor;
  /** Gives activities a span in the trace of the message that led to them. */
  readonly activities: ActivityInterceptorsFactory;
  /** What log lines of the active trace contain. */
  logFields(): { trace_id?: string };
  /** Sends what has not been sent, for up to a second. */
  close(): Promise<void>;
}
