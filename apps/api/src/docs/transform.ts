import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { PROBLEM_TYPE } from '../http/problem.ts';

const zodToJsonConfig: NonNullable<Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig']> = {
  override({ zodSchema, jsonSchema }) {
    // The bounds of safe integers don't help a reader.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    const { format, local, catchall } = zodSchema._zod.def as { format?: string; local?: boolean; catchall?: object };
    if (format === 'datetime' || format === 'date') {
      // The format says the same in fewer words.
      delete jsonSchema.pattern;
      delete jsonSchema.allOf;
      // A date-time has an offset, a local time has none: generated clients would fail to parse it.
      if (local) delete jsonSchema.format;
    }
    // Responses may get more fields later. Only strict objects refuse them.
    if (!catchall && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};
const toJsonSchemas = createJsonSchemaTransform({ zodToJsonConfig });
const toComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** The headers of responses, by status. The schemas of routes can't describe them. */
const HEADERS: Readonly<Record<string, object>> = {
  201: { location: { type: 'string', description: 'The address of the created resource' } },
  303: { location: { type: 'string', description: 'The address to go to' } },
  429: { 'retry-after': { type: 'integer', description: 'Seconds until the limit resets' } },
  503: { 'retry-after': { type: 'integer', description: 'Seconds to wait before a retry' } },
};

/** Returns a route's schemas for the document. A response without a description gets the route's summary. */
export const describeRoute: typeof toJsonSchemas = (route) => {
  const { schema, url } = toJsonSchemas(route);
  const { response, summary } = (schema ?? {}) as { response?: Record<string, object>; summary?: string };
  if (!response) return { schema, url };
  const described = Object.entries(response).map(([status, each]) => [
    status,
    withHeaders(status, describeResponse(each, summary)),
  ]);
  return { schema: { ...schema, response: Object.fromEntries(described) }, url };
};

interface ResponseSchema {
  readonly content?: object;
  readonly type?: string;
  readonly description?: string | undefined;
}

function withHeaders(status: string, response: ResponseSchema): object {
  const isReadiness = status === '503' && !(PROBLEM_TYPE in (response.content ?? {}));
  return HEADERS[status] && !isReadiness ? { ...response, headers: HEADERS[status] } : response;
}

function describeResponse(response: ResponseSchema, summary: string | undefined): ResponseSchema {
  const { content, type, description = summary } = response;
  if (content) return response;
  return type === 'null'
    ? { ...response, description }
    : { description, content: { 'application/json': { schema: response } } };
}

/**
 * Removes the named schemas that the document doesn't refer to: each comes as input and output, and most are used as
 * output only.
 */
export const describeComponents: typeof toComponents = (described) => {
  const document = toComponents(described);
  if (!('components' in document) || !document.components?.schemas) return document;
  const { schemas } = document.components;
  const used = schemasUsed(document.paths, schemas);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } } as typeof document;
};

/** Returns the schema names that `part` refers to, directly or indirectly. */
function schemasUsed(part: unknown, schemas: object, used = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (used.has(name)) continue;
    schemasUsed(Reflect.get(schemas, name), schemas, used.add(name));
  }
  return used;
}
