import type { MailActivities, MailId, MailResult } from '@jumpseat/booking/contracts';
import { type MailStore, withTimeout } from '@jumpseat/db';
import type { ComposedMail } from '@jumpseat/papers';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { ComposeMail } from './compose-mail.ts';
import { createMailCircuit } from './mail-circuit.ts';
import { failureOf, MailServerError } from './mail-failure.ts';
import type { MailTransport, OutgoingMail } from './mail-transport.ts';

/** A try stops this long before its time limit, in milliseconds. Then it frees its place for other mails. */
const STOP_BEFORE_LIMIT_MS = 5_000;
/** How often a try says that its worker lives, in milliseconds: a third of the workflow's limit. */
const HEARTBEAT_MS = 3_000;

const SENT: MailResult = { end: 'SENT', reason: null };
const DROPPED: MailResult = { end: 'DROPPED', reason: null };

export interface SendMailDeps {
  readonly mails: Pick<MailStore, 'find' | 'addressOf'>;
  readonly compose: ComposeMail;
  readonly transport: MailTransport;
  /** Called when the circuit of the mail server opens, and when it is closed again. */
  readonly onCircuit?: (isOpen: boolean) => void;
}

/**
 * Creates the activity that sends a mail. If the worker stops after the server has taken the mail and before Temporal
 * knows, another worker sends it again, with the same Message-ID. Failures contain codes only, because Temporal stores
 * them.
 */
export function createSendMail({ mails, compose, transport, onCircuit }: SendMailDeps): MailActivities['sendMail'] {
  const circuit = createMailCircuit(onCircuit);

  async function send(mail: MailId, signal: AbortSignal): Promise<MailResult> {
    const about = await mails.find(mail);
    // The mail was deleted with its order.
    if (!about) return DROPPED;
    const { end, details } = about;
    if (end) return { end, reason: null };
    const composeIt = details && compose({ ...about, details }, mail.version, Date.now());
    if (!composeIt) return DROPPED;
    return circuit(async () => {
      const composed = await composeWithoutErrorText(composeIt);
      // Asked last: the personal data may have been erased meanwhile.
      const to = await mails.addressOf(mail.orderId);
      return to === null ? DROPPED : handOver({ id: mail, to, ...composed }, signal);
    });
  }

  async function handOver(mail: OutgoingMail, signal: AbortSignal): Promise<MailResult> {
    try {
      await transport.send(mail, signal);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.isFinal) return { end: 'BOUNCED', reason: failure.reason };
      throw new MailServerError(failure);
    }
    return SENT;
  }

  return async (mail) => {
    const limitMs = activityInfo().startToCloseTimeoutMs - STOP_BEFORE_LIMIT_MS;
    // A stopping worker ends its tries, so that another one can repeat them soon.
    const signal = AbortSignal.any([cancellationSignal(), AbortSignal.timeout(limitMs)]);
    const beats = setInterval(heartbeat, HEARTBEAT_MS);
    try {
      return await withTimeout(limitMs, send(mail, signal));
    } finally {
      clearInterval(beats);
    }
  };
}

/** Composes a mail. A failure has the error's kind and its place in the code, but not its text: it may name people. */
async function composeWithoutErrorText(composeIt: () => Promise<ComposedMail>): Promise<ComposedMail> {
  try {
    return await composeIt();
  } catch (error) {
    const { name, stack = '' } = error instanceof Error ? error : new Error();
    const failure = new Error(`the mail can't be composed: ${name}`);
    const places = stack.split('\n').filter((line) => /^ +at /.test(line));
    failure.stack = [`Error: ${failure.message}`, ...places].join('\n');
    throw failure;
  }
}
