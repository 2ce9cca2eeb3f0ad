/** Never yields, which no workflow may do. */
export async function endless(): Promise<void> {
  for (;;);
}

export async function prompt(): Promise<string> {
  return 'done';
}
