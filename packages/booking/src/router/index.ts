export { mayOpen } from './access.ts';
export type * from './context.ts';
export { resumeFrom } from './resume.ts';
export { type AppRouter, appRouter, createCaller } from './root.ts';
export { MAX_BATCH, toRefusal } from './trpc.ts';
