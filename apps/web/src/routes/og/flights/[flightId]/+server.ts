import { callsOf, toErrorPage } from '#api';
import { aircraftName } from '#features/flight/aircraft-name.ts';
import { previewResponse } from '#features/preview/render-preview.ts';
import { messages } from '#language/language.ts';
import { routeOf } from '#messages/airports.ts';
import { clockOf, shortDay } from '#messages/local-time.ts';
import type { RequestHandler } from './$types';

/** The picture of a flight, drawn from its seat map. */
export const GET: RequestHandler = async ({ fetch, params: { flightId } }) => {
  const flight = await callsOf(fetch).flights.byId.query({ flightId }).catch(toErrorPage);
  const { number, departsLocal, decks } = flight;
  return previewResponse(`${flightId} ${departsLocal}`, {
    title: routeOf(flight),
    line: messages().preview.flight(number, shortDay(departsLocal), clockOf(departsLocal), aircraftName(flight)),
    decks,
  });
};
