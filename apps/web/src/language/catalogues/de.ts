import { cities } from '@jumpseat/texts/cities/de';
import { flight } from '#features/flight/messages.de.ts';
import { history } from '#features/history/messages.de.ts';
import { order } from '#features/order/messages.de.ts';
import { party } from '#features/party/messages.de.ts';
import { preview } from '#features/preview/messages.de.ts';
import { receipts } from '#features/receipts/messages.de.ts';
import { search } from '#features/search/messages.de.ts';
import { seatAlerts } from '#features/seat-alerts/messages.de.ts';
import { seatMap } from '#features/seat-map/messages.de.ts';
import { selection } from '#features/selection/messages.de.ts';
import { steps } from '#features/steps/messages.de.ts';
import { ticket } from '#features/ticket/messages.de.ts';
import { travellers } from '#features/travellers/messages.de.ts';
import { trips } from '#features/trips/messages.de.ts';
import { common } from '#messages/common.de.ts';
import { errors } from '#messages/errors.de.ts';
import { notices } from '#messages/notices.de.ts';
import { testCodes } from '#messages/test-codes.de.ts';
import { shell } from '#shell/messages.de.ts';
import { pages } from '../../routes/messages.de.ts';
import type { Messages } from './en.ts';

export const catalogue: Messages = {
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
