export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { Wire } from './wire.ts';
