/** The clock's timers keep no process alive; a waiter with nothing else open holds on to this. The returned function lets go. */
export function keepAlive(): () => void {
  const timer = setInterval(() => {}, 2_147_483_647);
  return () => clearInterval(timer);
}
