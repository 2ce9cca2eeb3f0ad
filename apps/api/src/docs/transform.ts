import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { PROBLEM_TYPE } from '../http/problem.ts';

/** Whole numbers come with the limits of safe integers, which say nothing to a reader. */
const zodToJsonConfig: NonNullable<Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig']> = {
  override({ jsonSchema }) {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};
const toJsonSchemas = createJsonSchemaTransform({ zodToJsonConfig });
const toComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** What tells a caller when to try again. */
const TELLS_WHEN = new Set(['429', '503']);

/** A route's schemas as the document has them; an answer that says nothing of itself is described by the route's summary. */
export const describeRoute: typeof toJsonSchemas = (route) => {
  const { schema, url } = toJsonSchemas(route);
  const { response, summary } = (schema ?? {}) as { response?: Record<string, object>; summary?: string };
  if (!response) return { schema, url };
  const described = Object.entries(response).map(([status, answer]) => [
    status,
    describeAnswer(TELLS_WHEN.has(status) ? withRetryAfter(answer) : answer, summary),
  ]);
  return { schema: { ...schema, response: Object.fromEntries(described) }, url };
};

/** The schemas of routes have no place for headers. */
function withRetryAfter(answer: { content?: object }): object {
  if (!answer.content || !(PROBLEM_TYPE in answer.content)) return answer;
  return { ...answer, headers: { 'retry-after': { type: 'integer', description: 'Seconds to wait before a retry' } } };
}

function describeAnswer(answer: object, summary: string | undefined): object {
  const { content, type, description = summary } = answer as { content?: object; type?: string; description?: string };
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
