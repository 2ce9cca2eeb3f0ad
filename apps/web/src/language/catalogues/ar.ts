import { cities } from '@jumpseat/texts/cities/ar';
import { flight } from '#features/flight/messages.ar.ts';
import { history } from '#features/history/messages.ar.ts';
import { order } from '#features/order/messages.ar.ts';
import { party } from '#features/party/messages.ar.ts';
import { preview } from '#features/preview/messages.ar.ts';
import { receipts } from '#features/receipts/messages.ar.ts';
import { search } from '#features/search/messages.ar.ts';
import { seatAlerts } from '#features/seat-alerts/messages.ar.ts';
import { seatMap } from '#features/seat-map/messages.ar.ts';
import { selection } from '#features/selection/messages.ar.ts';
import { steps } from '#features/steps/messages.ar.ts';
import { ticket } from '#features/ticket/messages.ar.ts';
import { travellers } from '#features/travellers/messages.ar.ts';
import { trips } from '#features/trips/messages.ar.ts';
import { common } from '#messages/common.ar.ts';
import { errors } from '#messages/errors.ar.ts';
import { notices } from '#messages/notices.ar.ts';
import { testCodes } from '#messages/test-codes.ar.ts';
import { shell } from '#shell/messages.ar.ts';
import { pages } from '../../routes/messages.ar.ts';
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
