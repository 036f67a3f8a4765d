import { type Dependency, junctions, type Predicate, parametersOf } from "../../src/dependency.ts";

/** Which parameters must, must not and may be given together: one member of a request's type. */
export type Presence = Readonly<Record<string, "required" | "forbidden" | "optional">>;

const presences = ["required", "forbidden", "optional"] as const;

/**
 * Says under which presences of parameters the dependencies can hold, in as few members as cover all of them.
 *
 * No member is stricter than the check at run time: what depends on a parameter's value is open as long as the
 * parameter is given. In each member as many parameters as possible are optional.
 *
 * @param names The parameters to tell apart, at most 12: all that the dependencies mention, mandatory ones apart.
 * @param mandatory Parameters that are always given.
 * @throws {Error} The dependencies cannot hold together, mention another parameter, or there are more than 12 names.
 */
export function presence(
  dependencies: readonly Dependency[],
  names: readonly string[],
  mandatory: ReadonlySet<string> = new Set(),
): readonly Presence[] {
  const stated = () => dependencies.map(({ text }) => text).join(" ");
  if (names.length > 12) {
    throw new Error(
      `${names.length} parameters depend on each other, more than the 12 that a type can tell apart: ${stated()}`,
    );
  }
  for (const name of new Set(dependencies.flatMap(parametersOf))) {
    if (!names.includes(name) && !mandatory.has(name))
      throw new Error(`\`${name}\` is not among the names: ${stated()}`);
  }
  const free = names.filter((name) => !mandatory.has(name));
  const predicates = dependencies.map(({ predicate }) => predicate);
  const cubes = cubesOf(free.length, (given) =>
    canHold(predicates, new Set([...mandatory, ...free.filter((_, index) => given[index])])),
  );
  if (cubes.length === 0) throw new Error(`these dependencies cannot hold together: ${stated()}`);
  return cubes.map((cube) => {
    const members = new Map(free.map((name, index) => [name, cube[index]]));
    return Object.fromEntries(names.map((name) => [name, members.get(name) ?? "required"]));
  });
}

/** Whether any values of the given parameters satisfy all predicates; equal relations are equally true. */
export function canHold(
  predicates: readonly Predicate[],
  given: ReadonlySet<string>,
  decided: ReadonlyMap<string, boolean> = new Map(),
): boolean {
  const open = new Set<string>();
  const decide = (relation: string) => {
    if (!decided.has(relation)) open.add(relation);
    return decided.get(relation);
  };
  const truths = predicates.map((predicate) => truth(predicate, given, decide));
  if (truths.includes(false)) return false;
  if (!truths.includes(undefined)) return true;
  const [next = ""] = open;
  return [true, false].some((value) => canHold(predicates, given, new Map([...decided, [next, value]])));
}

/** `undefined` while it depends on relations that are not decided. */
function truth(
  predicate: Predicate,
  given: ReadonlySet<string>,
  decide: (relation: string) => boolean | undefined,
): boolean | undefined {
  if (typeof predicate === "string") return given.has(predicate);
  switch (predicate[0]) {
    case "NOT": {
      const inner = truth(predicate[1], given, decide);
      return inner === undefined ? undefined : !inner;
    }
    case "IF":
      return truth(["OR", ["NOT", predicate[1]], predicate[2]], given, decide);
    case "IN":
    case "LIKE":
      return given.has(predicate[1]) && decide(JSON.stringify(predicate));
    case "<":
    case ">":
    case "<=":
    case ">=":
    case "==":
    case "!=": {
      const ofOne = typeof predicate[1] === "string" && typeof predicate[2] === "number";
      const binds = parametersOf({ text: "", predicate }).every((name) => given.has(name));
      return binds ? decide(JSON.stringify(predicate)) : !ofOne;
    }
    default: {
      const [junction, ...parts] = predicate;
      const truths = parts.map((part) => truth(part, given, decide));
      const least = truths.filter((each) => each === true).length;
      const most = least + truths.filter((each) => each === undefined).length;
      const holds = junctions[junction](least, parts.length);
      for (let count = least + 1; count <= most; count += 1) {
        if (junctions[junction](count, parts.length) !== holds) return undefined;
      }
      return holds;
    }
  }
}

/**
 * The prime implicants that cover a function of so many variables, in the order of `presences`, first variable first.
 * A cube is a number whose ternary digits index `presences`.
 */
function cubesOf(
  size: number,
  holds: (given: readonly boolean[]) => boolean,
): readonly (readonly (typeof presences)[number][])[] {
  const powers = Array.from({ length: size }, (_, index) => 3 ** (size - 1 - index));
  const digit = (cube: number, power: number) => Math.floor(cube / power) % 3;
  const implicants = new Uint8Array(3 ** size);
  const points: number[] = [];
  for (let cube = 0; cube < implicants.length; cube += 1) {
    const open = powers.find((power) => digit(cube, power) === 2);
    if (open !== undefined) {
      implicants[cube] = Number(implicants[cube - open] && implicants[cube - 2 * open]);
    } else if (holds(powers.map((power) => digit(cube, power) === 0))) {
      implicants[cube] = 1;
      points.push(cube);
    }
  }
  const primes: number[] = [];
  for (const [cube, implicant] of implicants.entries()) {
    const wider = (power: number) => digit(cube, power) < 2 && implicants[cube + (2 - digit(cube, power)) * power];
    if (implicant && !powers.some(wider)) primes.push(cube);
  }
  const covers = (cube: number, point: number) =>
    powers.every((power) => digit(cube, power) === 2 || digit(cube, power) === digit(point, power));
  return fewest(points, primes, covers)
    .sort((a, b) => a - b)
    .map((cube) => powers.map((power) => presences[digit(cube, power) as 0 | 1 | 2]));
}

/** As few sets as cover all points; where the search would take long, the fewest found until then. */
function fewest(
  points: readonly number[],
  sets: readonly number[],
  covers: (set: number, point: number) => boolean,
): number[] {
  const choices = points
    .map((point) => ({ point, sets: sets.filter((set) => covers(set, point)) }))
    .sort((a, b) => a.sets.length - b.sets.length);
  let best: readonly number[] | undefined;
  let steps = 0;
  const search = (open: typeof choices, chosen: readonly number[]): void => {
    const [first] = open;
    if (!first) best = chosen;
    steps += 1;
    if (!first || (best && (chosen.length + 1 >= best.length || steps > 2000))) return;
    const options = first.sets.map((set) => ({ set, rest: open.filter(({ point }) => !covers(set, point)) }));
    for (const { set, rest } of options.sort((a, b) => a.rest.length - b.rest.length)) search(rest, [...chosen, set]);
  };
  search(choices, []);
  return [...(best ?? [])];
}
