import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { REFERENCE_PAGE_POLICY } from '../http/security-headers.ts';

/** Serves the API reference at /docs. It loads nothing from other hosts. */
export async function serveReferencePage(app: FastifyInstance): Promise<void> {
  await app.register(async (page) => {
    page.addHook('onRequest', async (_request, reply) => {
      reply.helmet(REFERENCE_PAGE_POLICY);
    });
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
  });
}
