export type * from './context.ts';
export { resumeFrom } from './resume.ts';
export { type AppRouter, appRouter, createCaller } from './root.ts';
export { toRefusal } from './trpc.ts';
