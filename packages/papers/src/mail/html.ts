/** HTML that can be sent: texts from outside are escaped in it. Made by `html` alone. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A template of HTML: `html`<p>${name}</p>``. Texts are escaped, HTML and lists of it are inserted as they are. */
export function html(template: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return new Html(String.raw({ raw: template }, ...values.map(sourceOf)));
}

function sourceOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Html) return value.source;
  return value.map(({ source }) => source).join('');
}

/** Safe in elements and in quoted attributes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
