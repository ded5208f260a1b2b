/** What the page does in passing must not take the bot down with it: a fault is told, and goes no further. */
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
