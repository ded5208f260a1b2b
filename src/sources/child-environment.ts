import { getCompileCacheDir } from 'node:module';

/** Variables that a process needs to start as this one did. */
const KEPT = ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'NODE_ICU_DATA', 'TZ'] as const;

/** No token is in there, nor any option for Node: a process that reads texts of strangers gets what it needs to start, and no more. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // Without what was compiled before, a start costs half as much again.
  return { ...Object.fromEntries(kept), ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) };
}
