import {
  MAIL_TASK_QUEUE,
  type MailId,
  mailWorkflowId,
  WORKFLOW,
  WORKFLOW_TASK_TIMEOUT_MS,
} from '@jumpseat/booking/contracts';
import type { deliverMail } from '@jumpseat/booking/workflows';
import { type MailStore, withTimeout } from '@jumpseat/db';
import { REMIND_BEFORE_MS } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import { BackgroundLoop } from '../background-loop.ts';

/** The interval between two rounds, in milliseconds. A mail leaves about this long after its event. */
const EVERY_MS = 1_000;
/** The wait after a failed round, in milliseconds. Postgres or Temporal is down then, probably for longer. */
const AFTER_FAILURE_MS = 5_000;
/** The time limit of a round, in milliseconds. A dead connection can stay silent for minutes. */
const ROUND_LIMIT_MS = 15_000;
/** The most mails to start per round. */
const MAX_PER_ROUND = 100;
/** The number of rounds from one search for reminders to the next. */
const ROUNDS_PER_REMINDERS = 5;

export interface MailRelayDeps {
  readonly client: WorkflowClient;
  readonly mails: Pick<MailStore, 'addReminders' | 'claimDue' | 'returnClaim'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** @default MAIL_TASK_QUEUE */
  readonly taskQueue?: string;
}

/**
 * Starts a workflow for each due mail. Mails are written to Postgres with their events, so none is lost while Temporal
 * is down. A start that is lost is repeated later, and changes nothing if the workflow runs. Several relays may run
 * concurrently.
 */
export class MailRelay {
  readonly #deps: MailRelayDeps;
  readonly #loop: BackgroundLoop;

  constructor(deps: MailRelayDeps) {
    this.#deps = deps;
    this.#loop = new BackgroundLoop(deps.logger);
  }

  /** Starts due mails every second until it is closed. */
  run(): Promise<void> {
    let rounds = 0;
    return this.#loop.run(async () => {
      if (rounds++ % ROUNDS_PER_REMINDERS === 0) {
        await this.#attempt('adding reminders', () => this.#deps.mails.addReminders(REMIND_BEFORE_MS));
      }
      const started = await this.#attempt('starting due mails', () => this.#startDue());
      return started === null ? AFTER_FAILURE_MS : EVERY_MS;
    });
  }

  close(): void {
    this.#loop.close();
  }

  #attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    return this.#loop.attempt(what, () => withTimeout(ROUND_LIMIT_MS, work()));
  }

  /** Starts every due mail, also if the start of another one fails. Throws the first failure. */
  async #startDue(): Promise<void> {
    const due = await this.#deps.mails.claimDue(MAX_PER_ROUND);
    const starts = await Promise.allSettled(due.map((mail) => this.#startOrReturn(mail)));
    const failed = starts.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  async #startOrReturn(mail: MailId): Promise<void> {
    try {
      await this.#start(mail);
    } catch (error) {
      // If that fails too, the claim expires later.
      await this.#deps.mails.returnClaim(mail).catch(() => undefined);
      throw error;
    }
  }

  async #start(mail: MailId): Promise<void> {
    const { client, taskQueue = MAIL_TASK_QUEUE } = this.#deps;
    await client.start<typeof deliverMail>(WORKFLOW.deliverMail, {
      workflowId: mailWorkflowId(mail),
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
      args: [mail],
    });
  }
}
