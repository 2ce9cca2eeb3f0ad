import { TestWorkflowEnvironment } from '@temporalio/testing';

// Downloads a server with the SDK: `sdk-download-main.ts <dev-server | time-skipping> <folder>`.
// It has its own process, because a download that hangs can only be ended with its process.

const [kind, downloadDir = ''] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir } as const;
const environment =
  kind === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
    : await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
