import type { ApiNode } from './nodes/start-api.ts';
import type { Settings } from './settings.ts';

const FLIGHT = 'FL123';

type SeatList = { readonly seats: readonly { readonly seatNumber: string; readonly status: string }[] };

/** An available seat for the printed order: earlier runs may have sold the first ones. */
async function seatOnSale(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/flights/${FLIGHT}/seats`);
  const { seats } = (await response.json()) as SeatList;
  return seats.find(({ status }) => status === 'AVAILABLE')?.seatNumber ?? 'A1';
}

/** The text that is printed when everything runs: links to open and commands to try. */
export async function welcome(
  settings: Settings,
  { nodes, web }: { nodes: readonly ApiNode[]; web?: string },
): Promise<string> {
  const origin = `http://localhost:${settings.SERVER_PORT}`;
  const seat = await seatOnSale(`http://127.0.0.1:${settings.SERVER_PORT}`);
  const order = JSON.stringify({ userId: 'ada', seats: [seat] });
  const temporal = settings.TEMPORAL_ADDRESS ? [] : [`  Temporal UI  http://localhost:${settings.TEMPORAL_UI_PORT}`];
  const mail = settings.SMTP_URL ? [] : [`  Mail         ${origin}/dev/mail`];
  return [
    '',
    `  Web page     ${web ?? origin}`,
    ...temporal,
    `  API docs     ${origin}/docs`,
    ...mail,
    ...nodes.map(({ name, url, pid }) => `  ${name.padEnd(12)} ${url}, process ${pid}`),
    '',
    `  curl -X POST ${origin}/api/flights/${FLIGHT}/orders -H 'content-type: application/json' -d '${order}'`,
    `  curl ${origin}/api/flights/${FLIGHT}/seats`,
    '',
    '  Ctrl-C stops everything. Orders, bookings and mail stay in .data/ until `npm start -- --fresh`.',
    '',
  ].join('\n');
}
