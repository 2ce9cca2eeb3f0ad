import { temporalConnection } from '@jumpseat/config/temporal';
import { connect, createDoctorStore } from '@jumpseat/db';
import { Connection } from '@temporalio/client';
import { readConnections, readSettings } from '../env.ts';
import { certificateChecks } from './certificates-check.ts';
import { type Check, problem } from './check.ts';
import { deploymentCheck } from './deployment-check.ts';
import { machineCheck } from './machine-check.ts';
import { mailServerCheck } from './mail-server-check.ts';
import { postgresChecks } from './postgres-checks.ts';
import { productionCheck } from './production-check.ts';
import { settingsCheck } from './settings-check.ts';
import { temporalChecks } from './temporal-checks.ts';
import { walletsCheck } from './wallets-check.ts';
import { workChecks } from './work-checks.ts';

/** Checks that may have connections open. */
export interface Checks {
  readonly checks: readonly Check[];
  close(): Promise<void>;
}

/**
 * The checks that the settings allow. Settings that can't be read are a finding of the first check. What they name is
 * then left out.
 */
export function checksFor(environment: NodeJS.ProcessEnv): Checks {
  const postgres = postgresFor(environment);
  const temporal = temporalFor(environment);
  const { SMTP_URL: smtp } = environment;
  const api = readSettings(environment);
  return {
    checks: [
      settingsCheck(environment),
      productionCheck(environment),
      machineCheck(),
      ...postgres.checks,
      ...temporal.checks,
      ...(smtp && URL.canParse(smtp) ? [mailServerCheck(new URL(smtp))] : []),
      ...certificateChecks(environment),
      ...('settings' in api ? [walletsCheck(api.settings)] : []),
    ],
    close: async () => {
      await Promise.all([postgres.close(), temporal.close()]);
    },
  };
}

const NOTHING: Checks = { checks: [], close: async () => undefined };

function postgresFor(environment: NodeJS.ProcessEnv): Checks {
  const url = readConnections(environment).databaseUrl;
  if (url === undefined) return NOTHING;
  const database = connect(url, { max: 3 });
  const store = createDoctorStore(database);
  return { checks: [...postgresChecks(store), ...workChecks(store)], close: () => database.close() };
}

function temporalFor(environment: NodeJS.ProcessEnv): Checks {
  const settings = readConnections(environment).temporal;
  if (settings === undefined) return NOTHING;
  try {
    // Without interceptors it repeats no failed call. The first failure says more than the end of the time limit.
    const connection = Connection.lazy({ ...temporalConnection(settings), interceptors: [] });
    const { WORKER_DEPLOYMENT: deployment } = environment;
    const builds = deployment ? [deploymentCheck(connection, settings.TEMPORAL_NAMESPACE, deployment)] : [];
    return { checks: [...temporalChecks(connection, settings), ...builds], close: () => connection.close() };
  } catch (error) {
    // A file of the connection can't be read.
    const reason = error instanceof Error ? error.message : String(error);
    const advice = 'Correct the paths of TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY and TEMPORAL_TLS_CA.';
    const check: Check = { name: 'Temporal', advice, run: async () => [problem(reason, advice)] };
    return { checks: [check], close: async () => undefined };
  }
}
