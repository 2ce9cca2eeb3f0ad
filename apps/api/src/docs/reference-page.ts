import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { REFERENCE_PAGE_POLICY } from '../http/security-headers.ts';

/** The page at /docs that browses the OpenAPI document. All it needs comes from here: no font, script or tool of another host. */
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
