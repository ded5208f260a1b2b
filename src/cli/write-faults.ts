/** Whether something that was to be written is lost. */
export interface WriteFaults {
  has(): boolean;
}

/**
 * Follows both outputs of a verb, which would end the process with a stack trace when they cannot be written. A reader who has seen
 * enough (`| head -1`) is not a fault: what is left is not written, and the verb ends as it would have.
 *
 * @param onFault called once, when the first thing is lost
 */
export function followWriteFaults(
  { stdout, stderr }: { readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream },
  onFault: () => void,
): WriteFaults {
  let isLost = false;
  const follow = (stream: NodeJS.WritableStream): void => {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE' || isLost) return;
      isLost = true;
      if (stream === stdout)
        stderr.write(
          `newsdesk: The answer could not be written: ${message}.\n  Make room where standard output goes, or send it elsewhere, and run the same command again.\n`,
        );
      onFault();
    });
  };
  follow(stdout);
  follow(stderr);
  return { has: () => isLost };
}
