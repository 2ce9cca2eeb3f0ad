import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorkflows } from '../../src/bundle/bundle-workflows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the workflow bundle. */
    workflowBundle: string;
  }
}

/** Bundles the workflows once for all suites. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-bundle-'));
  const path = join(folder, 'workflows.js');
  const { code } = await bundleWorkflows();
  await writeFile(path, code);
  project.provide('workflowBundle', path);
  return () => rm(folder, { recursive: true });
}
