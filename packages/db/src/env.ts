/** The address of the database that a command works on; undefined where none is named. */
export const databaseUrl = (): string | undefined => process.env.DATABASE_URL;
