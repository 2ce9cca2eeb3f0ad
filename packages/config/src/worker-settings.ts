import { z } from 'zod';
import { durationRange } from './duration.ts';
import { refuseTemporalFaults, temporalSettings } from './temporal.ts';
import { tracingSettings } from './tracing.ts';

const ADDRESS = /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const FORM_OF_ADDRESS = "expected an address such as 'Jumpseat <trips@example.org>'";

const SOCKET_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\]):\d{1,5}$/i;

/** Temporal separates the two by a dot or a colon. */
const DEPLOYMENT = /^[a-z\d][\w-]{0,62}$/i;
const BUILD = /^[a-z\d][\w.+-]{0,62}$/i;

const deployment = {
  /** The name of the worker deployment in Temporal. Left out: workers have no versions. */
  WORKER_DEPLOYMENT: z
    .string()
    .regex(DEPLOYMENT, 'expected letters, digits, - and _, such as jumpseat, and at most 63 of them')
    .optional(),
  /** The version of this worker's workflows in the deployment. Left out: a hash of their code. */
  WORKER_BUILD: z
    .string()
    .regex(BUILD, 'expected letters, digits, -, _, + and dots, such as 0.2.0, and at most 63 of them')
    .optional(),
};

const servers = {
  ...temporalSettings,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
};

/** A number of days after a flight's departure: 1 to 3650. At least one, because flights are late. */
const days = (usual: number) => z.coerce.number().int().min(1).max(3_650).default(usual);

/** Where the worker's servers are: all that its commands need. */
export const WorkerServers = z.object(servers).superRefine(refuseTemporalFaults);

/** What `npm run rollout` needs. */
export const RolloutSettings = z
  .object({
    ...servers,
    WORKER_DEPLOYMENT: z.string('is required: the name that the workers have').regex(DEPLOYMENT),
  })
  .superRefine(refuseTemporalFaults);

/** The settings of the worker. They are here because `npm run doctor`, a program of the API, reads them too. */
export const WorkerSettings = z
  .object({
    ...servers,
    ...tracingSettings,
    /** In production, nothing that mail needs is guessed. */
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    /** The share of tries that fail at the simulated gateway, 0 to 1. */
    PAYMENT_FAILURE_RATE: z.coerce.number().min(0).max(1).default(0.15),
    /** The duration of a try at the simulated gateway. */
    PAYMENT_DELAY: durationRange().prefault('0s..5s'),
    /** The mail server: smtp:// or smtps://, with user and password if needed. Left out: mail is written to files. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Our address in mails, with or without a name. */
    MAIL_FROM: z.string().regex(ADDRESS, FORM_OF_ADDRESS).default('Jumpseat <trips@jumpseat.example>'),
    /** The folder for mail without a mail server. */
    MAIL_DIR: z.string().optional(),
    /** The site's origin as seen from outside, for the links in mails. */
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    /** Signs the links in mails; the same as the API's. Without it, mails link to the page of trips. */
    SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    /** Days after departure from which orders that took no money are deleted. */
    UNPAID_ORDERS_DAYS: days(30),
    /** Days after departure from which names, contacts and grants of booked orders are erased, and mails deleted. */
    PERSONAL_DATA_DAYS: days(90),
    /** Days after departure from which a flight's seats leave the live tables. */
    ARCHIVE_AFTER_DAYS: days(30),
    /** The port of GET /metrics. Left out: the worker serves no metrics. */
    METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    /** The address that METRICS_PORT listens on. */
    METRICS_HOST: z.string().default('127.0.0.1'),
    /** Where Temporal's SDK serves metrics of its own. It takes an IP address, no name. Left out: it serves none. */
    TEMPORAL_METRICS_ADDRESS: z
      .string()
      .regex(SOCKET_ADDRESS, 'expected an IP address and a port, such as 127.0.0.1:9465')
      .optional(),
    /** Whether Temporal's pages show where a running workflow waits. Costs CPU. The patched SDK reads it itself. */
    WORKFLOW_STACK_TRACES: z.enum(['true', 'false']).default('false'),
    ...deployment,
  })
  .superRefine(refuseTemporalFaults)
  .superRefine(({ WORKER_DEPLOYMENT, WORKER_BUILD }, context) => {
    if (WORKER_BUILD === undefined || WORKER_DEPLOYMENT !== undefined) return;
    const message = 'names a version, so it needs WORKER_DEPLOYMENT, the name of the deployment';
    context.addIssue({ code: 'custom', path: ['WORKER_BUILD'], message });
  })
  .superRefine((settings, context) => {
    if (settings.NODE_ENV !== 'production') return;
    const refuse = (name: keyof typeof settings, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (!settings.SMTP_URL && !settings.MAIL_DIR) {
      refuse('SMTP_URL', 'is required in production, unless MAIL_DIR says where to write mail instead');
    }
    if (!settings.PUBLIC_ORIGIN) refuse('PUBLIC_ORIGIN', 'is required in production, for the links in mail');
    if (!settings.SESSION_SECRET) refuse('SESSION_SECRET', 'is required in production, and the same as the API’s');
  })
  .transform(({ MAIL_DIR = '.data/mail', PUBLIC_ORIGIN = 'http://localhost:8080', ...settings }) => ({
    ...settings,
    MAIL_DIR,
    PUBLIC_ORIGIN,
  }));
