import { staffCommand } from './staff-command.ts';

const HELP = `
npm run erase -- ORDER_ID

Erases the names, the dates of birth and the contact of an order, or of several. Whoever found the booking by its
reference can no longer open it. The order, its seats and its payments stay. You can repeat it.
Uses the Postgres of \`npm start\` in this checkout, or DATABASE_URL.
`;

await staffCommand({ help: HELP, main: 'apps/api/src/erase-main.ts' });
