// Preloaded into processes under test: none of them outlives the process that started it, however that one ended.

process.once('disconnect', () => process.exit(1));
// Listening must not keep it alive.
process.channel?.unref();
