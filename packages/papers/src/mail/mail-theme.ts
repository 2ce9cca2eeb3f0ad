/** The width of the column, in pixels. */
export const COLUMN_PX = '600';

const FONT = 'font-family:Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif';
const FONT_OF_CODES = 'font-family:Consolas,Menlo,Liberation Mono,monospace';

/** Colours of the light theme, as on our pages. */
const PAGE = 'background-color:#f4f6fa';
const CARD = 'background-color:#ffffff;border:1px solid #d9e0ea';
const SOFT = 'background-color:#e5edfc';
const BUTTON = 'background-color:#1a4fc9';
const INK = 'color:#0d1a2d';
const MUTED = 'color:#50607a';
const BRAND = 'color:#1a4fc9';
const ON_BRAND = 'color:#ffffff';

/** Styles of the light theme. They are inline, because some mail clients drop style sheets. */
export const STYLE = {
  page: `margin:0;padding:0;${PAGE}`,
  preheader: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
  margin: 'padding:24px 12px',
  column: `max-width:${COLUMN_PX}px`,
  brand: `padding:0 24px 16px;${FONT};font-size:20px;font-weight:700;${BRAND}`,
  card: `padding:24px 24px 8px;border-radius:16px;${CARD}`,
  heading: `margin:0 0 16px;${FONT};font-size:26px;line-height:1.25;${INK}`,
  subheading: `margin:0 0 4px;${FONT};font-size:18px;line-height:1.35;${INK}`,
  text: `margin:0 0 16px;${FONT};font-size:16px;line-height:1.5;${INK}`,
  note: `margin:0 0 16px;${FONT};font-size:14px;line-height:1.5;${MUTED}`,
  block: 'margin:0 0 16px',
  reference: `padding:12px 16px;border-radius:10px;${SOFT}`,
  referenceLabel: `${FONT};font-size:14px;line-height:1.5;${MUTED}`,
  referenceCode: `${FONT_OF_CODES};font-size:30px;line-height:1.25;font-weight:700;letter-spacing:4px;${INK}`,
  label: `padding:4px 0;${FONT};font-size:14px;line-height:24px;${MUTED}`,
  fact: `padding:4px 0;${FONT};font-size:16px;line-height:24px;${INK}`,
  more: `font-size:14px;${MUTED}`,
  button: `border-radius:10px;font-size:16px;${BUTTON}`,
  buttonLink: `display:inline-block;padding:14px 24px;text-decoration:none;${FONT};font-weight:600;${ON_BRAND}`,
  reason: `padding:16px 24px 0;${FONT};font-size:13px;line-height:1.5;${MUTED}`,
};

/** The dark theme, for mail clients that ask for one. Others invert the light theme, or keep it. */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #0a0f17 !important; }
  .card { background-color: #121926 !important; border-color: #293549 !important; }
  .soft { background-color: #152a4d !important; }
  .button { background-color: #8ab3ff !important; }
  .ink { color: #eaf0f8 !important; }
  .muted { color: #a0afc4 !important; }
  .brand { color: #8ab3ff !important; }
  .on-brand { color: #051c44 !important; }
}
`;
