import { cities } from '@jumpseat/texts/cities/en';
import { flight } from '#features/flight/messages.en.ts';
import { history } from '#features/history/messages.en.ts';
import { order } from '#features/order/messages.en.ts';
import { party } from '#features/party/messages.en.ts';
import { preview } from '#features/preview/messages.en.ts';
import { receipts } from '#features/receipts/messages.en.ts';
import { search } from '#features/search/messages.en.ts';
import { seatAlerts } from '#features/seat-alerts/messages.en.ts';
import { seatMap } from '#features/seat-map/messages.en.ts';
import { selection } from '#features/selection/messages.en.ts';
import { steps } from '#features/steps/messages.en.ts';
import { ticket } from '#features/ticket/messages.en.ts';
import { travellers } from '#features/travellers/messages.en.ts';
import { trips } from '#features/trips/messages.en.ts';
import { common } from '#messages/common.en.ts';
import { errors } from '#messages/errors.en.ts';
import { notices } from '#messages/notices.en.ts';
import { testCodes } from '#messages/test-codes.en.ts';
import { shell } from '#shell/messages.en.ts';
import { pages } from '../../routes/messages.en.ts';

/** All English texts, by feature. The other languages have the same shape: the compiler finds what is missing. */
export const catalogue = {
  trips,
  cities,
  common,
  errors,
  flight,
  history,
  notices,
  order,
  pages,
  party,
  preview,
  receipts,
  search,
  seatAlerts,
  seatMap,
  selection,
  shell,
  testCodes,
  ticket,
  travellers,
  steps,
};

export type Messages = typeof catalogue;
