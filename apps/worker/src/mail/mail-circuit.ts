import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import { MailServerError } from './mail-failure.ts';

/** The number of outages in a row that opens the circuit. */
const OUTAGES = 5;
/** How long the circuit stays open, in milliseconds. Then one mail finds out whether the server is back. */
const OPEN_MS = 10_000;

/** Runs `send` unless the mail server is known to be down. Then it throws CIRCUIT_OPEN at once. */
type MailCircuit = <T>(send: () => Promise<T>) => Promise<T>;

/**
 * Creates a circuit breaker for a mail server. A mail's PDFs take far longer to make than a refused connection, and
 * thousands of mails may wait for the server. A refusal of one mail says nothing about others, so it does not count.
 *
 * @param onChange called when the circuit opens, and when it is closed again
 */
export function createMailCircuit(onChange: (isOpen: boolean) => void = () => undefined): MailCircuit {
  const outages = handleWhen((error) => error instanceof MailServerError && error.isOutage);
  const breaker = circuitBreaker(outages, { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(OUTAGES) });
  breaker.onStateChange((state) => onChange(state !== CircuitState.Closed));
  return async (send) => {
    try {
      return await breaker.execute(send);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new MailServerError({ reason: 'CIRCUIT_OPEN', isOutage: true });
    }
  };
}
