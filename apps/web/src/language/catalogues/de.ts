import { cities } from '#messages/cities.de.ts';
import { common } from '#messages/common.de.ts';
import { shell } from '#shell/messages.de.ts';
import type { Messages } from './en.ts';

export const catalogue: Messages = { common, cities, shell };
