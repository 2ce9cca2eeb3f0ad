/** Puts a mark before the title of the page, for passengers who look at another tab. Returns how to remove it. */
export function markTitle(page: Pick<Document, 'title'>, mark: string): () => void {
  const prefix = `${mark} · `;
  page.title = prefix + page.title;
  return () => {
    // Another page has set its own title meanwhile.
    if (page.title.startsWith(prefix)) page.title = page.title.slice(prefix.length);
  };
}
