import { fileURLToPath } from "node:url";

/** The folder of the benchmarks, where their peers are installed. */
export const benchFolder = fileURLToPath(new URL(".", import.meta.url));

/** The root of the repository. */
export const rootFolder = fileURLToPath(new URL("../..", import.meta.url));

/** cancelkit as it is published: compiled by tsc, file by file. */
export const distFolder = `${rootFolder}.cache/bench/dist/`;

/** The programs that are measured; below `node_modules`, so that they find the peers. */
export const programFolder = `${benchFolder}node_modules/.bench/`;
