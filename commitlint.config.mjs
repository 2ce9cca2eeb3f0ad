/** Commit messages follow Conventional Commits. Lines of the body may have any length. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: { 'body-max-line-length': [0], 'footer-max-line-length': [0] },
  // Git writes the messages of merges.
  ignores: [(message) => message.startsWith('Merge branch')],
};
