import type { FastifyInstance } from 'fastify';

/**
 * Serves OPTIONS at every documented address with the methods that it has. Cross-origin access is up to `allowOrigins`.
 */
export function handleOptions(app: FastifyInstance): void {
  const methodsAt = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (schema === undefined || schema.hide || method === 'OPTIONS') return;
    const known = methodsAt.get(url);
    const methods = known ?? new Set(['OPTIONS']);
    for (const each of [method].flat()) methods.add(each);
    if (known) return;
    methodsAt.set(url, methods);
    app.options(url, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .code(204)
        .header('allow', [...methods].sort().join(', '))
        .send(),
    );
  });
}
