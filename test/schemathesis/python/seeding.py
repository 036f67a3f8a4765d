"""Opens the orders that a request names, as `x-target` of its operation says, so that it has something to act upon."""

import requests
from control import control
from spec import operations, parameters

# Where no operation shows an example; documents say no more of a symbol than that there is one.
ANY = "ANY"


class Seeder:
    """Knows one API's document."""

    def __init__(self, api, document):
        self.api = api
        self.has_lists = "orderList" in document.get("x-orders", {})
        # Orders must say what any operation needs of them.
        self.mandatory = {}
        for operation, item in operations(document):
            known = parameters(document, item, operation)
            for name, field in operation.get("x-target", {}).get("within", {}).items():
                if known[name].get("required"):
                    self.mandatory[field] = known[name].get("example", ANY)

    def seed(self, operation, values):
        """Leaves nothing open but what the request's values name; tells whether that is open."""
        target = operation.get("x-target")
        if target is None:
            return True
        control("DELETE", "state")
        within = {field: values[name] for name, field in target["within"].items() if name in values}
        order = {"api": self.api, **self.mandatory, **within}
        named = {field: values[name] for name, field in target.get("by", {}).items() if name in values}
        seeds = [{**order, **each} for each in spread(named)]
        if target["item"] == "orderList":
            seeds = [{**each, "orders": [{}, {}]} for each in seeds]
        if target["item"] == "any" and self.has_lists:
            seeds.append({**order, "orders": [{}, {}]})
        try:
            return len(control("POST", "orders", seeds)) == len(seeds)
        except requests.HTTPError:
            return False


def spread(named):
    """An order by one id and one name, or one for each of a list."""
    for field, value in named.items():
        if isinstance(value, list):
            return [{field: each} for each in value]
    return [named]
