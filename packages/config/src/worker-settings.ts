import { z } from 'zod';
import { durationRange } from './duration.ts';
import { refuseTemporalFaults, temporalSettings } from './temporal.ts';

const ADDRESS = /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const FORM_OF_ADDRESS = "expected an address such as 'Jumpseat <trips@example.org>'";

const SOCKET_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]+\]):\d{1,5}$/i;

const servers = {
  ...temporalSettings,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
};

/** Where the worker's servers are: all that its commands need. */
export const WorkerServers = z.object(servers).superRefine(refuseTemporalFaults);

/** The settings of the worker. They are here because `npm run doctor`, a program of the API, reads them too. */
export const WorkerSettings = z
  .object({
    ...servers,
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
  })
  .superRefine(refuseTemporalFaults)
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
