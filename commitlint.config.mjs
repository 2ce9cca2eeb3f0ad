/** How messages of commits are written: Conventional Commits, whatever the length of a line in the body. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: { 'body-max-line-length': [0], 'footer-max-line-length': [0] },
  // Merges are named by git.
  ignores: [(message) => message.startsWith('Merge branch')],
};
