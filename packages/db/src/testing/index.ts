export { insertPastOrders } from './past-orders.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { Wire } from './wire.ts';
