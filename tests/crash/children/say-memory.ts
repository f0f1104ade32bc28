// Loaded into a server before it starts (--import): at SIGUSR2 it collects its garbage and says what is left.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.stdout.write(`memory ${heapUsed + external + arrayBuffers}\n`);
});
