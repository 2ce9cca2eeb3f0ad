import { posix } from 'node:path';
import { withMermaid } from 'vitepress-plugin-mermaid';

/** Links to files outside of docs/ lead nowhere on the site: they become plain text. */
function unlinkFilesOutsideDocs(markdown) {
  markdown.core.ruler.push('unlink-files-outside-docs', ({ tokens, env }) => {
    for (const { children } of tokens) {
      let isOutside = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const target = posix.join(posix.dirname(env.relativePath), token.attrGet('href') ?? '');
          isOutside = target.startsWith('../');
        }
        if (!isOutside || !token.type.startsWith('link_')) continue;
        token.type = token.type.replace('link', 'span');
        token.tag = 'span';
        token.attrs = null;
      }
    }
  });
}

export default withMermaid({
  title: 'Jumpseat',
  description: 'Books seats on flights and never sells one twice.',
  cleanUrls: true,
  // They lead to a Jumpseat that runs on the reader's machine.
  ignoreDeadLinks: 'localhostLinks',
  markdown: { config: unlinkFilesOutsideDocs },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: [
      {
        text: 'Understand it',
        items: [
          { text: 'Architecture', link: '/architecture' },
          { text: 'Reliability', link: '/reliability' },
          { text: 'Decisions', link: '/decisions' },
        ],
      },
      {
        text: 'Run it',
        items: [
          { text: 'Deploy', link: '/deploy' },
          { text: 'Operations', link: '/operations' },
          { text: 'Runbook', link: '/runbook' },
          { text: 'Backup and restore', link: '/backup' },
          { text: 'Performance', link: '/performance' },
          { text: 'Performance notes', link: '/notes/performance' },
          { text: 'Scale', link: '/scale' },
        ],
      },
      {
        text: 'Extend it',
        items: [
          { text: 'Add an aircraft', link: '/tutorials/add-an-aircraft' },
          { text: 'Add a language', link: '/tutorials/add-a-language' },
          { text: 'Plug in a payment gateway', link: '/tutorials/plug-in-a-payment-gateway' },
          { text: 'Write a client in Python', link: '/tutorials/write-a-client-in-python' },
        ],
      },
    ],
  },
});
