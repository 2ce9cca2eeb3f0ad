import { TestWorkflowEnvironment } from '@temporalio/testing';

/**
 * Lets the SDK download one of its servers into a folder. A process of its own: a download that hangs can only be
 * ended with its process.
 */
const [kind, downloadDir = ''] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir } as const;
const environment =
  kind === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
    : await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
