import { durationRange } from '@jumpseat/config/duration';
import { loadSettings, readSettings as read } from '@jumpseat/config/settings';
import { refuseHalfCertificate, temporalSettings } from '@jumpseat/config/temporal';
import { z } from 'zod';

const ADDRESS = /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;
const FORM_OF_ADDRESS = "expected an address such as 'Jumpseat <trips@example.org>'";

const servers = {
  ...temporalSettings,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
};

const ServerSettings = z.object(servers).superRefine(refuseHalfCertificate);

const Settings = z
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
    /** Whether Temporal's pages show where a running workflow waits. Costs CPU. The patched SDK reads it itself. */
    WORKFLOW_STACK_TRACES: z.enum(['true', 'false']).default('false'),
  })
  .superRefine(refuseHalfCertificate)
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

/** The worker's settings. Durations are in milliseconds. */
export type Settings = z.output<typeof Settings>;

/** Reads the worker's settings from an environment. Returns them, or one line per fault. */
export const readSettings = (environment: NodeJS.ProcessEnv) => read(Settings, environment);

/** Reads only where Postgres and Temporal are, for commands. A fault ends the process with exit code 1. */
export const readServerEnv = () => loadSettings(ServerSettings, process.env);

/** Reads the settings of this process. A fault ends the process with exit code 1. */
export const readEnv = (): Settings => loadSettings(Settings, process.env);
