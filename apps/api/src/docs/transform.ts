import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { PROBLEM_TYPE } from '../http/problem.ts';

const zodToJsonConfig: NonNullable<Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig']> = {
  override({ zodSchema, jsonSchema }) {
    // The limits of safe integers say nothing to a reader.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    const { format, local, catchall } = zodSchema._zod.def as { format?: string; local?: boolean; catchall?: object };
    if (format === 'datetime' || format === 'date') {
      // The format says it all, in fewer words.
      delete jsonSchema.pattern;
      delete jsonSchema.allOf;
      // A date-time has an offset. The clocks of a place have none, and generated clients would fail to parse their time.
      if (local) delete jsonSchema.format;
    }
    // Answers may get more fields; only strict objects refuse them.
    if (!catchall && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};
const toJsonSchemas = createJsonSchemaTransform({ zodToJsonConfig });
const toComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** The headers of answers, by status: the schemas of routes have no place for them. */
const HEADERS: Readonly<Record<string, object>> = {
  201: { location: { type: 'string', description: 'Where to read what was made' } },
  429: { 'retry-after': { type: 'integer', description: 'Seconds until the minute is over' } },
  503: { 'retry-after': { type: 'integer', description: 'Seconds to wait before a retry' } },
};

/** A route's schemas as the document has them; an answer that says nothing of itself is described by the route's summary. */
export const describeRoute: typeof toJsonSchemas = (route) => {
  const { schema, url } = toJsonSchemas(route);
  const { response, summary } = (schema ?? {}) as { response?: Record<string, object>; summary?: string };
  if (!response) return { schema, url };
  const described = Object.entries(response).map(([status, answer]) => [
    status,
    withHeaders(status, describeAnswer(answer, summary)),
  ]);
  return { schema: { ...schema, response: Object.fromEntries(described) }, url };
};

interface Answer {
  readonly content?: object;
  readonly type?: string;
  readonly description?: string | undefined;
}

function withHeaders(status: string, answer: Answer): object {
  const isReadiness = status === '503' && !(PROBLEM_TYPE in (answer.content ?? {}));
  return HEADERS[status] && !isReadiness ? { ...answer, headers: HEADERS[status] } : answer;
}

function describeAnswer(answer: Answer, summary: string | undefined): Answer {
  const { content, type, description = summary } = answer;
  if (content) return answer;
  return type === 'null'
    ? { ...answer, description }
    : { description, content: { 'application/json': { schema: answer } } };
}

/** The document with those named schemas that it refers to: each comes in two forms, and most are only answered. */
export const describeComponents: typeof toComponents = (described) => {
  const document = toComponents(described);
  if (!('components' in document) || !document.components?.schemas) return document;
  const { schemas } = document.components;
  const used = schemasUsed(document.paths, schemas);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(kept) } } as typeof document;
};

/** The names that `part` refers to, and those that these refer to in turn. */
function schemasUsed(part: unknown, schemas: object, used = new Set<string>()): Set<string> {
  for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (used.has(name)) continue;
    schemasUsed(Reflect.get(schemas, name), schemas, used.add(name));
  }
  return used;
}
