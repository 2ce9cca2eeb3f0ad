/** Never yields, as no workflow may. */
export async function endless(): Promise<void> {
  for (;;);
}

export async function prompt(): Promise<string> {
  return 'done';
}
