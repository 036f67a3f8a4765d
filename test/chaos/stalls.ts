/**
 * Notes when this thread stood still: clients, proxies and checks share it, so that a time which was measured across a
 * stall says nothing.
 */
export interface Stalls {
  /** How long the thread stood still between two times, in milliseconds. */
  within(from: number, to: number): number;
  stop(): void;
}

const everyMs = 5;
const noticedMs = 5;

export function watchStalls(): Stalls {
  const stalls: { readonly from: number; readonly to: number }[] = [];
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    if (now - last > everyMs + noticedMs) stalls.push({ from: last, to: now });
    if (stalls.length > 2000) stalls.splice(0, 1000);
    last = now;
  };
  const timer = setInterval(look, everyMs);
  return {
    within(from, to) {
      look();
      const parts = stalls.map((stall) => Math.min(to, stall.to) - Math.max(from, stall.from));
      return parts.reduce((sum, part) => sum + Math.max(0, part), 0);
    },
    stop: () => clearInterval(timer),
  };
}
