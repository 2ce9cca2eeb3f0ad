/** The address of the database of a command; undefined if it is not set. */
export const databaseUrl = (): string | undefined => process.env.DATABASE_URL;
