import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type BundleOptions, bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';
import { cacheBundle, readCachedBundle } from './bundle-cache.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../../..');

/**
 * Bundles the workflow code once for all workers of a process. The first time takes a few seconds. Later starts read the
 * cached bundle while its sources are the same.
 */
export async function bundleWorkflows(): Promise<WorkflowBundle> {
  const { resolve } = createRequire(import.meta.url);
  const workflowsPath = resolve('@jumpseat/booking/workflows');
  const cached = await readCachedBundle();
  if (cached.code !== null) return { code: cached.code };
  const bundle = await bundleWorkflowCode({
    workflowsPath,
    workflowInterceptorModules: [resolve('@jumpseat/booking/workflows/trace-interceptors')],
    logger: new DefaultLogger('WARN'),
    // Evaluated once per process, not once per workflow. Neither module keeps state of a workflow.
    preloadModules: ['@temporalio/workflow', '@jumpseat/domain'],
    webpackConfigHook: compileForThisEngine,
  });
  await cacheBundle(cached.file, bundle.code);
  return bundle;
}

/**
 * The SDK compiles workflows for engines without object spread; Node has it, and is faster with it. Also keeps
 * preloaded modules without side effects, which the bundler would drop because nothing imports from them yet.
 */
const compileForThisEngine: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  const rule = config.module?.rules?.find((each) => JSON.stringify(each).includes('swc-loader'));
  if (!rule) throw new Error("the SDK's bundler no longer uses swc-loader");
  (rule as { use: { options: { jsc: { target: string } } } }).use.options.jsc.target = 'es2022';
  config.optimization = { ...config.optimization, sideEffects: false };
  // The bundle names its modules by their path from here. By default that is the folder in which the process was started.
  config.context = REPOSITORY;
  return config;
};
