"""The formats of texts that our specs use beyond OpenAPI's own."""

import schemathesis
from hypothesis import strategies

schemathesis.openapi.format("decimal", strategies.from_regex(r"\A(0|[1-9][0-9]{0,9})(\.[0-9]{1,8})?\Z"))
schemathesis.openapi.format("int64", strategies.integers(-(2**63), 2**63 - 1).map(str))
