import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';

/** The header in which Temporal's own SDKs send a trace. */
const HEADER = '_tracer-data';

/**
 * Passes the trace of a workflow's newest message on to its activities. Without a trace it changes nothing, and it
 * issues no command. So a history replays with or without it.
 */
export function interceptors(): WorkflowInterceptors {
  let trace: Headers[string] | undefined;
  const note = ({ headers }: { headers: Headers }) => {
    trace = headers[HEADER];
  };
  const passOn = <Input extends { readonly headers: Headers }>(input: Input): Input =>
    trace === undefined ? input : { ...input, headers: { ...input.headers, [HEADER]: trace } };
  return {
    inbound: [
      {
        execute(input, next) {
          note(input);
          return next(input);
        },
        handleUpdate(input, next) {
          note(input);
          return next(input);
        },
        handleSignal(input, next) {
          note(input);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(passOn(input)),
        scheduleLocalActivity: (input, next) => next(passOn(input)),
      },
    ],
  };
}
