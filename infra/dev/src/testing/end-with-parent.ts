// Preloaded into processes under test: each of them exits when the process that started it is gone, even by SIGKILL.

process.once('disconnect', () => process.exit(1));
// The IPC channel must not keep the process alive.
process.channel?.unref();
