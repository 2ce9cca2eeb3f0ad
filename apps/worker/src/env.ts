import { durationRange } from '@jumpseat/config/duration';
import { loadSettings } from '@jumpseat/config/settings';
import { refuseHalfCertificate, temporalSettings } from '@jumpseat/config/temporal';
import { z } from 'zod';

const Settings = z
  .object({
    ...temporalSettings,
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    /** The share of tries that fail at the simulated gateway, 0 to 1. */
    PAYMENT_FAILURE_RATE: z.coerce.number().min(0).max(1).default(0.15),
    /** The duration of a try at the simulated gateway. */
    PAYMENT_DELAY: durationRange().prefault('0s..5s'),
    /** Whether Temporal's pages show where a running workflow waits. Costs CPU. The patched SDK reads it itself. */
    WORKFLOW_STACK_TRACES: z.enum(['true', 'false']).default('false'),
  })
  .superRefine(refuseHalfCertificate);

/** The worker's settings. Durations are in milliseconds. */
export type Settings = z.output<typeof Settings>;

/** Reads the settings of this process. A fault ends the process with exit code 1. */
export const readEnv = (): Settings => loadSettings(Settings, process.env);
