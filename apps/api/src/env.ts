import { randomBytes } from 'node:crypto';
import { duration } from '@jumpseat/config/duration';
import { loadSettings as load, readSettings as read } from '@jumpseat/config/settings';
import { refuseHalfCertificate, temporalSettings } from '@jumpseat/config/temporal';
import { MOST_SEATS, type OrderPolicy, type UnpaidLimits } from '@jumpseat/domain';
import { z } from 'zod';
import { type TrustHop, trustedProxies } from './identity/trusted-proxies.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const isOrigin = (text: string) => /^https?:[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Origins as browsers send them, apart by commas. */
const Origins = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((origins) => origins.every(isOrigin), 'expected origins such as https://example.org, apart by commas');

function readProxies(text: string, context: z.RefinementCtx): TrustHop {
  try {
    return trustedProxies(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'expected a number of proxies, or addresses such as 10.0.0.0/8' });
    return z.NEVER;
  }
}

const Settings = z
  .object({
    ...temporalSettings,
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    SERVER_HOST: z.string().default('127.0.0.1'),
    /** 0 has the system choose a free one. */
    SERVER_PORT: whole(0, 65_535).default(8080),
    /** Where the site is reached from outside: one more origin that may change state, and https makes its cookies secure. */
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    /** Other sites whose pages may use the API, without cookies. */
    ALLOWED_ORIGINS: Origins.default([]),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    RESERVATION_TIMEOUT: duration({ atLeast: '1s', atMost: '1d' }).prefault('15m'),
    MAX_HOLD: duration({ atLeast: '1s', atMost: '1d' }).prefault('45m'),
    SALES_CLOSE: duration({ atLeast: '0s', atMost: '7d' }).prefault('45m'),
    PAYMENT_TIMEOUT: duration({ atLeast: '100ms', atMost: '10m' }).prefault('10s'),
    /** How often the gateway is tried within one attempt. */
    MAX_PAYMENT_RETRIES: whole(1, 20).default(3),
    /** How often a passenger may try to pay. */
    MAX_PAYMENT_ATTEMPTS: whole(1, 20).default(3),
    MAX_SEATS_PER_ORDER: whole(1, MOST_SEATS).default(9),
    ADMIN_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
    /** Signs the guests' cookies. Where none is set, guests are forgotten when the process ends. */
    SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
    /** The proxies in front of this node that are believed about where a request comes from: their number, or their addresses. */
    TRUSTED_PROXIES: z.string().transform(readProxies).optional(),
    /** Whether limits on what one caller may take are on. */
    RATE_LIMITS: z.enum(['on', 'off']).default('on'),
    /** How much one address may use in a minute; each guest a tenth of it. */
    RATE_READS: whole(10, 1_000_000).default(6_000),
    RATE_WRITES: whole(10, 1_000_000).default(3_000),
    RATE_CONNECTIONS: whole(10, 1_000_000).default(1_200),
    /** Open orders of a guest, and its unpaid seats on one flight. */
    MAX_OPEN_ORDERS: whole(1, 10_000).default(10),
    MAX_UNPAID_SEATS: whole(1, 10_000).default(18),
    /** Open orders without seats from one address. */
    MAX_EMPTY_ORDERS: whole(1, 100_000).default(100),
    /** The share of a flight that one address may hold without paying. */
    MAX_UNPAID_SHARE: z.coerce.number().min(0).max(1).default(0.1),
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
  })
  .superRefine(refuseHalfCertificate)
  .transform(({ SESSION_SECRET = randomBytes(32).toString('hex'), ...settings }) => ({ ...settings, SESSION_SECRET }));

/** What the API runs with. Durations are in milliseconds. */
export type Settings = z.output<typeof Settings>;

/** The settings of an environment, or one line for each fault. */
export const readSettings = (environment: NodeJS.ProcessEnv) => read(Settings, environment);

/** The settings of this process; a fault stops the boot with exit code 1. */
export const loadSettings = (): Settings => load(Settings, process.env);

/** How much may be held without paying. */
export function unpaidLimits(settings: Settings): UnpaidLimits {
  return {
    ordersOfGuest: settings.MAX_OPEN_ORDERS,
    seatsOfGuest: Math.max(settings.MAX_UNPAID_SEATS, settings.MAX_SEATS_PER_ORDER),
    emptyOfAddress: settings.MAX_EMPTY_ORDERS,
    shareOfAddress: settings.MAX_UNPAID_SHARE,
    seatsOfOrder: settings.MAX_SEATS_PER_ORDER,
  };
}

/** The limits that new orders are opened under. */
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
