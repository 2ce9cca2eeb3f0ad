import { parse } from 'svelte/compiler';
import type { Plugin } from 'vite';

/** Attributes and properties that people read or hear. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
/** Names and units that are the same in every language. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set(['Jumpseat', 'Noto Sans Arabic', 'min', 'px']);
const WORD = /\p{L}{2,}/gu;
/** Several words, the first with a capital letter. */
const SENTENCE = /^\p{Lu}[\p{L}'’]* .*\p{L}/u;

interface Node {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** The texts in a template that are not from the messages: only English visitors would understand them. */
export function bareTexts(template: string): string[] {
  const { fragment, instance, module } = parse(template, { modern: true });
  return [fragment as unknown as Node].flatMap(textsIn).concat([instance, module].flatMap(sentencesIn));
}

/** The sentences in a script that are not from the messages. */
export function bareSentences(script: string): string[] {
  return sentencesIn(parse(`<script lang="ts">${script}</script>`, { modern: true }).instance);
}

/** The literals with several words. Those of errors are left out, because only programmers read them. */
function sentencesIn(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === 'NewExpression' && `${(value.callee as Node).name}`.endsWith('Error')) return [];
  if (value.type === 'Script') return sentencesIn(value.content);
  const texts = value.type === 'Literal' || value.type === 'TemplateLiteral' ? shownBy(value) : [];
  return [
    ...texts.filter((text) => SENTENCE.test(text) && !SAME_EVERYWHERE.has(text)),
    ...childrenOf(value).flatMap(sentencesIn),
  ];
}

function textsIn(node: Node): string[] {
  if (node.type === 'StyleSheet' || (node.type === 'RegularElement' && node.name === 'code')) return [];
  if (node.type === 'Text') return wordsOf(`${node.data}`);
  if (node.type === 'ExpressionTag') return literalsIn(node.expression);
  if (node.type === 'Attribute') return READ_ATTRIBUTES.has(`${node.name}`) ? childrenOf(node).flatMap(textsIn) : [];
  return childrenOf(node).flatMap(textsIn);
}

/** The literals that an expression shows: not those of its conditions and calls. */
function literalsIn(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  switch (expression.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return shownBy(expression).flatMap(wordsOf);
    case 'ConditionalExpression':
      return [...literalsIn(expression.consequent), ...literalsIn(expression.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return expression.operator === '===' || expression.operator === '!=='
        ? []
        : [...literalsIn(expression.left), ...literalsIn(expression.right)];
    default:
      return [];
  }
}

/** The text of a literal. In a template literal, `…` stands for the values. */
function shownBy({ type, value, quasis }: Node): string[] {
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  return [(quasis as { value: { raw: string } }[]).map((part) => part.value.raw).join('…')];
}

function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).some((word) => !SAME_EVERYWHERE.has(word)) ? [text.trim()] : [];
}

/** The parts of a node that people may read. The expressions of blocks are conditions and lists. */
function childrenOf(node: Node): Node[] {
  return Object.entries(node)
    .filter(([name]) => !(name === 'expression' && node.type.endsWith('Block')))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Files whose texts are in one language on purpose. */
const MESSAGE_FILES =
  /\/messages\.|\/(common|cities|errors|notices|test-codes)\.[a-z]{2}\.ts$|\/Text\.[a-z]{2}\.svelte$/;
const PAGE_FILES = /\/apps\/web\/src\/(features|messages|routes|shell|ui)\/.*\.(svelte|ts)$/;

/** Fails the build at a text that isn't from the messages. Only visitors of one language would understand it. */
export const refuseBareText: Plugin = {
  name: 'refuse-bare-text',
  enforce: 'pre',
  transform(code, id) {
    const [file = ''] = id.split('?', 1);
    if (id.includes('?') || !PAGE_FILES.test(file) || MESSAGE_FILES.test(file)) return;
    const texts = file.endsWith('.svelte') ? bareTexts(code) : bareSentences(code);
    if (texts.length > 0) this.error(`${file}: move into the messages: ${texts.map((text) => `"${text}"`).join(', ')}`);
  },
};
