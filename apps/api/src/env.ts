import { randomBytes } from 'node:crypto';
import { duration } from '@jumpseat/config/duration';
import { loadSettings as load, readSettings as read } from '@jumpseat/config/settings';
import { refuseTemporalFaults, temporalSettings } from '@jumpseat/config/temporal';
import { tracingSettings } from '@jumpseat/config/tracing';
import { MAX_SEATS, type OrderPolicy, type UnpaidLimits } from '@jumpseat/domain';
import { z } from 'zod';
import { type TrustHop, trustedProxies } from './identity/trusted-proxies.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const isOrigin = (text: string) => /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Origins as browsers send them, separated by commas. */
const Origins = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((origins) => origins.every(isOrigin), 'expected origins such as https://example.org, separated by commas');

const DatabaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

function readProxies(text: string, context: z.RefinementCtx): TrustHop {
  try {
    return trustedProxies(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a number of proxies, or addresses such as 10.0.0.0/8' });
    return z.NEVER;
  }
}

/** The settings of Apple's wallet. It needs all of them or none. */
const APPLE_WALLET = [
  'APPLE_WALLET_CERTIFICATE',
  'APPLE_WALLET_KEY',
  'APPLE_WALLET_WWDR',
  'APPLE_PASS_TYPE_ID',
  'APPLE_TEAM_ID',
] as const;
/** The settings of Google's wallet. It needs both or neither. */
const GOOGLE_WALLET = ['GOOGLE_WALLET_ISSUER_ID', 'GOOGLE_WALLET_KEY'] as const;

const Settings = z
  .object({
    ...temporalSettings,
    ...tracingSettings,
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    SERVER_HOST: z.string().default('127.0.0.1'),
    /** 0 lets the system choose a free port. */
    SERVER_PORT: whole(0, 65_535).default(8080),
    /** The site's origin as seen from outside. Its pages may change state; https makes cookies secure. */
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    /** Other sites whose pages may use the API, without cookies. */
    ALLOWED_ORIGINS: Origins.default([]),
    DATABASE_URL: DatabaseUrl,
    RESERVATION_TIMEOUT: duration({ atLeast: '1s', atMost: '1d' }).prefault('15m'),
    MAX_HOLD: duration({ atLeast: '1s', atMost: '1d' }).prefault('45m'),
    SALES_CLOSE: duration({ atLeast: '0s', atMost: '7d' }).prefault('45m'),
    PAYMENT_TIMEOUT: duration({ atLeast: '100ms', atMost: '10m' }).prefault('10s'),
    /** Tries of the gateway within one payment attempt. */
    MAX_PAYMENT_RETRIES: whole(1, 20).default(3),
    /** Payment attempts per order. */
    MAX_PAYMENT_ATTEMPTS: whole(1, 20).default(3),
    MAX_SEATS_PER_ORDER: whole(1, MAX_SEATS).default(9),
    ADMIN_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
    /** Signs guests' cookies. Without it, guests are lost when the process ends. */
    SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    /** The proxies whose forwarding headers are trusted: their number, or their addresses. */
    TRUSTED_PROXIES: z.string().transform(readProxies).optional(),
    /** Whether callers are limited. */
    RATE_LIMITS: z.enum(['on', 'off']).default('on'),
    /** The use per minute of one address. Each guest may use a tenth of it. A paper to download counts as 20 reads. */
    RATE_READS: whole(10, 1_000_000).default(6_000),
    RATE_WRITES: whole(10, 1_000_000).default(3_000),
    RATE_CONNECTIONS: whole(10, 1_000_000).default(1_200),
    /** Open orders of a guest, and a guest's unpaid seats on one flight. */
    MAX_OPEN_ORDERS: whole(1, 10_000).default(10),
    MAX_UNPAID_SEATS: whole(1, 10_000).default(18),
    /** Open orders without seats of one address. */
    MAX_EMPTY_ORDERS: whole(1, 100_000).default(100),
    /** The share of a flight's seats that one address may hold unpaid. */
    MAX_UNPAID_SHARE: z.coerce.number().min(0).max(1).default(0.1),
    /** The folder to which workers without a mail server write mail. Outside production, /dev/mail shows it. */
    MAIL_DIR: z.string().default('.data/mail'),
    /** Paths of PEM files: our certificate for passes and its key, and Apple's intermediate certificate. */
    APPLE_WALLET_CERTIFICATE: z.string().optional(),
    APPLE_WALLET_KEY: z.string().optional(),
    APPLE_WALLET_WWDR: z.string().optional(),
    /** The passphrase of that key. Left out if the key is not encrypted. */
    APPLE_WALLET_KEY_PASSPHRASE: z.string().optional(),
    /** As Apple gave them, such as `pass.example.jumpseat` and `A1B2C3D4E5`. */
    APPLE_PASS_TYPE_ID: z.string().optional(),
    APPLE_TEAM_ID: z.string().optional(),
    /** The number of our account at Google's wallet. */
    GOOGLE_WALLET_ISSUER_ID: z.string().regex(/^\d+$/, 'expected digits').optional(),
    /** The path of a service account's key, a JSON file. */
    GOOGLE_WALLET_KEY: z.string().optional(),
  })
  .superRefine((settings, context) => {
    const refuse = (name: keyof typeof settings, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (settings.RESERVATION_TIMEOUT > settings.MAX_HOLD) {
      refuse('RESERVATION_TIMEOUT', 'expected to be no longer than MAX_HOLD');
    }
    if (settings.NODE_ENV === 'production' && !settings.SESSION_SECRET) {
      refuse('SESSION_SECRET', 'is required in production');
    }
    for (const group of [APPLE_WALLET, GOOGLE_WALLET]) {
      const given = group.find((name) => settings[name] !== undefined);
      const missing = group.filter((name) => settings[name] === undefined);
      if (given && missing.length > 0) refuse(given, `also needs ${missing.join(', ')}`);
    }
  })
  .superRefine(refuseTemporalFaults)
  .transform(({ SESSION_SECRET = randomBytes(32).toString('hex'), ...settings }) => ({ ...settings, SESSION_SECRET }));

/** The API's settings. Durations are in milliseconds. */
export type Settings = z.output<typeof Settings>;

/** Reads settings from an environment. Returns them, or one line per fault. */
export const readSettings = (environment: NodeJS.ProcessEnv) => read(Settings, environment);

/** Reads the settings of this process. A fault ends the process with exit code 1. */
export const loadSettings = (): Settings => load(Settings, process.env);

/** The environment of this process, for the doctor, which also looks at settings that can't be read. */
export const processEnvironment = (): NodeJS.ProcessEnv => process.env;

/** Reads where Postgres and Temporal are. A part that can't be read is undefined. */
export function readConnections(environment: NodeJS.ProcessEnv) {
  const database = read(z.object({ DATABASE_URL: DatabaseUrl }), environment);
  const temporal = read(z.object(temporalSettings).superRefine(refuseTemporalFaults), environment);
  return {
    databaseUrl: 'settings' in database ? database.settings.DATABASE_URL : undefined,
    temporal: 'settings' in temporal ? temporal.settings : undefined,
  };
}

/** Reads only the address of the database, for commands. A fault ends the process with exit code 1. */
export const loadDatabaseUrl = (): string => load(z.object({ DATABASE_URL: DatabaseUrl }), process.env).DATABASE_URL;

/** The limits on unpaid orders and seats. */
export function unpaidLimits(settings: Settings): UnpaidLimits {
  return {
    ordersOfGuest: settings.MAX_OPEN_ORDERS,
    seatsOfGuest: Math.max(settings.MAX_UNPAID_SEATS, settings.MAX_SEATS_PER_ORDER),
    emptyOfAddress: settings.MAX_EMPTY_ORDERS,
    shareOfAddress: settings.MAX_UNPAID_SHARE,
    seatsOfOrder: settings.MAX_SEATS_PER_ORDER,
  };
}

/** The limits of new orders. */
export function orderPolicy(settings: Settings): OrderPolicy {
  return {
    holdMs: settings.RESERVATION_TIMEOUT,
    maxHoldMs: settings.MAX_HOLD,
    maxSeats: settings.MAX_SEATS_PER_ORDER,
    paymentAttempts: settings.MAX_PAYMENT_ATTEMPTS,
    gatewayTries: settings.MAX_PAYMENT_RETRIES,
    paymentTimeoutMs: settings.PAYMENT_TIMEOUT,
  };
}
