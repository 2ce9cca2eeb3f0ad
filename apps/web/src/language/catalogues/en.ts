import { cities } from '#messages/cities.en.ts';
import { common } from '#messages/common.en.ts';
import { shell } from '#shell/messages.en.ts';

/** All English texts, by feature. The other languages have the same shape: the compiler finds what is missing. */
export const catalogue = { common, cities, shell };

export type Messages = typeof catalogue;
