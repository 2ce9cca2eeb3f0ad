import { type Aircraft, buildLayout, CABINS, DECKS, RECLINES } from '@jumpseat/domain';
import { z } from 'zod';

const List = z.string();
const Cabin = z.strictObject({
  id: z.enum(CABINS),
  columns: z.union([z.string().min(1), z.array(z.array(z.string().min(1)).min(1)).min(1)]),
  rows: List.min(1),
  missing: List.optional(),
  exits: List.optional(),
  ahead: z.record(z.string(), z.string()).optional(),
  traits: z
    .strictObject({
      extraLegroom: List,
      exitRow: List,
      bassinet: List,
      noRecline: List,
      restrictedView: List,
      noInfant: List,
    })
    .partial()
    .optional(),
  comfort: z
    .strictObject({ pitch: z.int().positive(), width: z.int().positive(), recline: z.enum(RECLINES) })
    .optional(),
});

/** An aircraft file, in JSON or TypeScript. Errors name the row or the deck at fault. */
export const AircraftFile = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes'),
    name: z.string().min(1),
    decks: z
      .array(
        z.strictObject({
          id: z.enum(DECKS),
          wings: z.string().optional(),
          cabins: z.array(Cabin).min(1),
          behind: z.string().optional(),
        }),
      )
      .min(1)
      .max(2),
  })
  .superRefine((aircraft, context) => {
    try {
      buildLayout(aircraft as Aircraft);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : `${error}` });
    }
  });
