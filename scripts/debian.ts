import { spawnSync } from 'node:child_process';

/** Installs a package of Debian; false where that cannot be: not as root, not on Debian, or it failed. */
export function install(name: string): boolean {
  if (process.getuid?.() !== 0) return false;
  run('update');
  return run('install', '-y', '--no-install-recommends', name);
}

/** Whether `command` runs here, after installing `package` where it does not and that can be done. */
export function ensureCommand(command: string, parameters: readonly string[], name: string): boolean {
  const runs = (): boolean => spawnSync(command, parameters).status === 0;
  return runs() || (process.platform === 'linux' && install(name) && runs());
}

const run = (...words: readonly string[]): boolean => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', words, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
};
