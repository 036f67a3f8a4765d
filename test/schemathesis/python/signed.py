"""Schemathesis' hooks for signed requests: every request is signed, and has orders to act upon."""

import json
import os

import formats  # noqa: F401
import loopback  # noqa: F401
import schemathesis
from control import control
from schemathesis.generation.meta import negated_parameters
from seeding import Seeder
from shaping import leave_one, write_lists
from signing import Signer
from spec import leave_out_filled, parameters, schemes

# Signatures do not grow old: the clock stands still.
TIME = control("PATCH", "clock", {"frozen": True})["time"]
CREDENTIALS = list(control("GET", "credentials").values())
# What may be wrong with a request whose parameters are right one by one.
TOGETHER = {"dependencyMissing", "dependencyConflict"}
seeder = None
places = {}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    global seeder, places
    seeder = Seeder(os.environ["MOCK_API"], raw_schema)
    places = leave_out_filled(raw_schema)


@schemathesis.auth(refresh_interval=None)
class DocumentedAuth:
    """Has each operation's requests signed as the document says; public ones stay as they are."""

    def get(self, case, context):
        operation = context.operation
        security = schemes(operation.schema.raw_schema, operation.definition.raw)
        return Signer(security, CREDENTIALS, TIME, places) if security else None

    def set(self, case, data, context):
        # What `set_from_requests` does, which knows one signer for all operations.
        case._auth = data


@schemathesis.hook
def before_call(context, case, kwargs):
    document, operation = case.operation.schema.raw_schema, case.operation.definition.raw
    known = parameters(document, document["paths"][case.operation.path], operation)
    if isinstance(case.query, dict):
        write_lists(case.query, known)
        leave_one(case.query, operation.get("x-dependencies", []), {name for name, _ in negated_parameters(case.meta)})
    values = {**case.path_parameters}
    for part in (case.query, case.body):
        values.update(part if isinstance(part, dict) else {})
    if isinstance(case.body, dict):
        case.body.update({name: TIME for name, place in places.items() if place == "body"})
    is_open = seeder.seed(operation, {name: read(value, known.get(name, {})) for name, value in values.items()})
    if case.meta.generation.mode.is_positive and not is_open:
        raise ValueError(f"a valid request of {case.operation.label} names orders that the ledger refuses: {values}")


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    return response.json().get("explanation", {}).get("condition") not in TOGETHER


def read(value, parameter):
    """A value as it is meant; lists come as JSON."""
    try:
        return json.loads(value) if "content" in parameter else value
    except ValueError:
        return value
