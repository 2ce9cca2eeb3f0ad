import { loadSettings, readSettings as read } from '@jumpseat/config/settings';
import { RolloutSettings, WorkerServers, WorkerSettings } from '@jumpseat/config/worker-settings';
import type { z } from 'zod';

/** The worker's settings. Durations are in milliseconds. */
export type Settings = z.output<typeof WorkerSettings>;

/** Reads the worker's settings from an environment. Returns them, or one line per fault. */
export const readSettings = (environment: NodeJS.ProcessEnv) => read(WorkerSettings, environment);

/** Reads only where Postgres and Temporal are, for commands. A fault ends the process with exit code 1. */
export const readServerEnv = () => loadSettings(WorkerServers, process.env);

/** Reads where the servers are, and the deployment of the workers. A fault ends the process with exit code 1. */
export const readRolloutEnv = () => loadSettings(RolloutSettings, process.env);

/** Reads the settings of this process. A fault ends the process with exit code 1. */
export const readEnv = (): Settings => loadSettings(WorkerSettings, process.env);
