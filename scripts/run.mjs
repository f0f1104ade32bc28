// Plain JavaScript, so that an old Node can still read it and say what is wrong.
const [major = 0] = process.versions.node.split('.').map(Number);
const [, , name = '', ...rest] = process.argv;
if (major < 24) {
  console.error(
    `Node ${process.versions.node} is too old, 24 or newer is needed: run "npm ci" (without --ignore-scripts), which brings its own, then "npm start" or "npm run …"`,
  );
  process.exit(1);
}
// Compiled code is kept beside the packages: each process of ours starts in half the time.
const { enableCompileCache } = await import('node:module');
const { directory } = enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/novbe`);
if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
process.argv = [process.argv[0], `scripts/${name}.ts`, ...rest];
await import(`./${name}.ts`);
