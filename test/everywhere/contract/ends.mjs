import { createMockHandlers } from "cancelkit/testing";

await createMockHandlers();
