import type { Fault } from "./faults/fault.ts";
import type { JsonObject } from "./json.ts";
import type { MockOperation } from "./mock-operation.ts";
import type { Answer, RawRequest } from "./request.ts";

/** A request with what became of it. */
export interface Handled {
  /** Its number, from 1. */
  readonly id: number;
  readonly request: RawRequest;
  /** Absent where no operation has the method and path. */
  readonly operation: MockOperation | undefined;
  /** Whose key it carried; `undefined` where that is nobody's. */
  readonly account: string | undefined;
  /** What the exchange itself answered, if it got the request. */
  readonly answer: Answer;
  readonly fault: Fault;
  /** Why the request was refused, where that is to be told. */
  readonly explanation?: JsonObject | undefined;
  /** The server's time in milliseconds. */
  readonly time: number;
}
