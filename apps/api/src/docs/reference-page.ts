import Fastify, { type FastifyInstance } from 'fastify';
import { REFERENCE_PAGE_POLICY } from '../http/security-headers.ts';

/** What the page consists of: a redirect to its address, the page and its script. */
const PATHS = ['/docs', '/docs/', '/docs/js/scalar.js'];

/**
 * Serves the API reference at /docs. It loads nothing from other hosts. Its 5 MB are loaded when someone first opens the
 * page: an API starts without them.
 */
export function serveReferencePage(app: FastifyInstance): void {
  let loading: Promise<FastifyInstance> | undefined;
  const load = () => {
    loading ??= loadReference().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  for (const path of PATHS) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const reference = await load();
      const { statusCode, headers, rawPayload } = await reference.inject(request.url);
      reply.helmet(REFERENCE_PAGE_POLICY);
      reply.code(statusCode);
      // Not all headers: whether the connection stays open is for the API to say.
      for (const name of ['content-type', 'location']) if (headers[name]) reply.header(name, headers[name]);
      return reply.send(rawPayload);
    });
  }
}

async function loadReference(): Promise<FastifyInstance> {
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const reference = Fastify();
  await reference.register(plugin, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Jumpseat API',
      withDefaultFonts: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      telemetry: false,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  });
  return reference;
}
