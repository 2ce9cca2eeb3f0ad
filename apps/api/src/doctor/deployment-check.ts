import type { Connection } from '@temporalio/client';
import { type Check, type Finding, ok, problem, warning } from './check.ts';
import { type BuildFacts, readBuilds } from './deployment-facts.ts';

/** Checks that each build of the workers that has something to do has workers. Needs the check of Temporal. */
export function deploymentCheck(connection: Connection, namespace: string, deployment: string): Check {
  return {
    name: 'Builds of the workers',
    needs: 'Temporal',
    advice: 'The credentials must allow to read worker deployments, and the server must have them switched on.',
    run: async (signal) =>
      judgeBuilds(
        deployment,
        await connection.withAbortSignal(signal, () => readBuilds(connection, namespace, deployment)),
      ),
  };
}

/** @param builds null if Temporal doesn't know the deployment */
export function judgeBuilds(deployment: string, builds: readonly BuildFacts[] | null): Finding[] {
  if (builds === null) {
    const advice = `Start a worker with WORKER_DEPLOYMENT=${deployment}, or correct the setting.`;
    return [problem(`Temporal knows no deployment ${deployment}`, advice)];
  }
  const inUse = builds.filter(({ share }) => share > 0);
  if (inUse.length === 0) {
    const advice = 'If that is not meant: npm run rollout -- promote';
    return [warning('workers without a version get the new orders', advice)];
  }
  const findings = builds.flatMap(judgeBuild);
  const shares = inUse.map(({ build, share }) => `${build} gets ${share} % of the new orders`);
  return findings.length > 0 ? findings : [ok(shares.join(', '))];
}

function judgeBuild({ build, share, running, workers }: BuildFacts): Finding[] {
  if (workers > 0) return [];
  if (share > 0) {
    const advice = 'Start one. Or give the orders to another build: npm run rollout -- promote --build BUILD';
    return [problem(`${build} gets ${share} % of the new orders, but none of its workers polls`, advice)];
  }
  if (running === 0) return [];
  const advice = `Start one. Or restart them on the current build: npm run rollout -- remove ${build} --force`;
  return [problem(`${running} orders or mails can end only on ${build}, but none of its workers polls`, advice)];
}
