/** The clock's timers keep no process alive; whoever waits with nothing else open holds on to this. The function returned lets go. */
export function keepAlive(): () => void {
  const timer = setInterval(() => {}, 2_147_483_647);
  return () => clearInterval(timer);
}
