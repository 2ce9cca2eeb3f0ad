import { staffCommand } from './staff-command.ts';

// The program has the help, because it is also run without this command, in containers.
await staffCommand({ main: 'apps/worker/src/rollout-main.ts' });
