/** Creates what writes a time, in milliseconds, as `Date` has it; most calls fall into the second of the one before. */
export function createDateHeader(): (time: number) => string {
  let second = Number.NaN;
  let text = "";
  return (time) => {
    const current = Math.floor(time / 1000);
    if (current !== second) text = new Date(current * 1000).toUTCString();
    second = current;
    return text;
  };
}
