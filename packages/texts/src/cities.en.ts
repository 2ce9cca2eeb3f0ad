/** The cities of airports, where the page's language has its own names for them. English names are the domain's. */
export const cities: Readonly<Record<string, string>> = {};
