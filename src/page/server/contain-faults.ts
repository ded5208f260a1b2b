/** Contains faults of the page, so that they cannot stop the bot: a fault is reported, and goes no further. */
export function containFaults<Arguments extends readonly unknown[]>(
  run: (...args: Arguments) => void,
  onFault: (error: unknown) => void,
): (...args: Arguments) => void {
  return (...args) => {
    try {
      run(...args);
    } catch (error) {
      onFault(error);
    }
  };
}
