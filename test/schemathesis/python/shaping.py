"""Makes a drawn query one that the documents allow, where OpenAPI cannot say what they do."""

import json
import re
from itertools import count

turns = count()


def write_lists(query, known):
    """Lists that are sent as JSON have no white space, which Python writes by default."""
    for name, parameter in known.items():
        if "content" not in parameter or not isinstance(query.get(name), str):
            continue
        try:
            query[name] = json.dumps(json.loads(query[name]), separators=(",", ":"))
        except ValueError:
            pass  # Not JSON, on purpose.


def leave_one(query, dependencies, kept):
    """Of parameters that exclude each other keeps one: one of `kept` if there is any, or each in its turn."""
    for rule in dependencies:
        exclusive = re.fullmatch(r"(?:OnlyOne|ZeroOrOne)\(([\w, ]+)\);", rule)
        given = [name for name in exclusive[1].split(", ") if name in query] if exclusive else []
        if len(given) > 1:
            chosen = next((name for name in given if name in kept), given[next(turns) % len(given)])
            for name in given:
                if name != chosen:
                    del query[name]
