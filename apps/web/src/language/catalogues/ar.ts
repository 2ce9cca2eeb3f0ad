import { cities } from '#messages/cities.ar.ts';
import { common } from '#messages/common.ar.ts';
import { shell } from '#shell/messages.ar.ts';
import type { Messages } from './en.ts';

export const catalogue: Messages = { common, cities, shell };
