import Fastify, { type FastifyInstance } from 'fastify';
import { REFERENCE_PAGE_POLICY } from '../http/security-headers.ts';

/**
 * Serves the API reference at /docs. It loads nothing from other hosts. Its 5 MB are loaded when someone first opens the
 * page: an API starts without them.
 */
export function serveReferencePage(app: FastifyInstance): void {
  let loading: Promise<FastifyInstance> | undefined;
  for (const url of ['/docs', '/docs/*']) {
    app.get(url, { schema: { hide: true } }, async (request, reply) => {
      loading ??= loadReference();
      const page = await loading;
      const { statusCode, headers, rawPayload } = await page.inject(request.url);
      reply.helmet(REFERENCE_PAGE_POLICY);
      return reply.code(statusCode).headers(headers).send(rawPayload);
    });
  }
}

async function loadReference(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(reference, {
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
  return page;
}
