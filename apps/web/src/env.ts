import { defineEnvVars } from '@sveltejs/kit/env';
import { z } from 'zod';

/** The settings of the web app's server side. */
export const variables = defineEnvVars({
  API_ORIGIN: {
    description: 'The origin of the API, such as http://127.0.0.1:8080. Unset: the process that serves the pages.',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  PUBLIC_ORIGIN: {
    description: 'Where visitors reach the site, such as https://jumpseat.example. Unset: the host of each request.',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
});
