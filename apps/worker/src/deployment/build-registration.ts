import type { Logger } from 'pino';
import { BackgroundLoop } from '../background-loop.ts';
import type { CurrentBuildCheck } from './current-build-check.ts';
import type { VersionQueue } from './deployment-state.ts';
import type { WorkerDeployment } from './worker-deployment.ts';

/** The interval between two checks until Temporal knows the build, in milliseconds. */
const SOON_MS = 100;
/** The interval between two checks after that or after a failure, in milliseconds. */
const EVERY_MS = 10_000;
/** After this time without the build a warning is due, in milliseconds. */
const LATE_MS = 15_000;

const TYPES = [1, 2] as const satisfies VersionQueue['type'][];

interface RegistrationOptions {
  readonly deployment: WorkerDeployment;
  readonly build: string;
  /** The task queues of this process. */
  readonly taskQueues: readonly string[];
  readonly currentBuildCheck: Pick<CurrentBuildCheck, 'check'>;
  readonly logger: Pick<Logger, 'warn' | 'info'>;
}

/**
 * Waits until Temporal has registered this process's build. Without a current build, no workflow of the task queues goes
 * on. So a build makes itself current if nobody ever chose one. After that only people choose, and are told if their
 * choice has no worker.
 *
 * It checks again now and then, because a Temporal that has lost its data has lost the choice too.
 */
export class BuildRegistration {
  readonly #options: RegistrationOptions;
  readonly #loop: BackgroundLoop;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#loop = new BackgroundLoop(options.logger);
  }

  /**
   * Checks until it is closed.
   *
   * @param onRegistered called once, when Temporal knows the build with all its task queues
   */
  run(onRegistered: () => void): Promise<void> {
    const { deployment, build, logger } = this.#options;
    let wasRegistered = false;
    let warnAtMs = Date.now() + LATE_MS;
    return this.#loop.run(async () => {
      const isKnown = await this.#loop.attempt('the check of the worker deployment', () => this.checkOnce());
      if (isKnown && !wasRegistered) {
        wasRegistered = true;
        onRegistered();
      }
      if (isKnown) warnAtMs = Date.now() + LATE_MS;
      else if (Date.now() > warnAtMs) {
        logger.warn(
          { deployment: deployment.name, build },
          'Temporal has not registered this build of the workers yet',
        );
        warnAtMs = Date.now() + LATE_MS;
      }
      return isKnown === false ? SOON_MS : EVERY_MS;
    });
  }

  close(): void {
    this.#loop.close();
  }

  /** Returns whether Temporal knows the build with its task queues. Makes it current if nobody ever chose one. */
  async checkOnce(): Promise<boolean> {
    const { deployment, build, currentBuildCheck, logger } = this.#options;
    if (!(await this.#isRegistered())) return false;
    const state = await deployment.read();
    if (state === null) return false;
    if (state.wasCurrentSet) {
      await currentBuildCheck.check(state, Date.now());
      return true;
    }
    // If another build was quicker, the next check finds it.
    if (!(await deployment.setCurrent(build, state))) return false;
    logger.info({ deployment: deployment.name, build }, 'this build is the first of its deployment, so it is current');
    return true;
  }

  /** Builds with fewer task queues than the current one can't follow it, so all must be known first. */
  async #isRegistered(): Promise<boolean> {
    const { deployment, build, taskQueues } = this.#options;
    const known = await deployment.queuesOf(build);
    return taskQueues.every((name) => TYPES.every((type) => known.some((it) => it.name === name && it.type === type)));
  }
}
