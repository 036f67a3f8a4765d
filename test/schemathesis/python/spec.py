"""What an API's document says beyond OpenAPI, as specs/README.md has it."""


def resolve(document, node):
    """Follows a reference within the document."""
    while "$ref" in node:
        target = document
        for name in node["$ref"].removeprefix("#/").split("/"):
            target = target[name.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def operations(document):
    """Each operation with the item of its path."""
    for item in document["paths"].values():
        for method in ("get", "put", "post", "delete", "patch"):
            if method in item:
                yield item[method], item


def parameters(document, item, operation):
    """The parameters of an operation and of its path by name."""
    every = [resolve(document, each) for each in item.get("parameters", []) + operation.get("parameters", [])]
    return {each["name"]: each for each in every}


def schemes(document, operation):
    """The security schemes that an operation asks for, all of the first alternative."""
    alternatives = operation.get("security", document.get("security", []))
    every = document.get("components", {}).get("securitySchemes", {})
    return [resolve(document, every[name]) for name in (alternatives[0] if alternatives else {})]


def leave_out_filled(document):
    """Takes out of the document what signing fills in, so that nothing else is drawn for it; gives its places by name."""
    places = {}
    for operation, item in operations(document):
        for owner in (operation, item):
            every = [resolve(document, each) for each in owner.get("parameters", [])]
            places |= {each["name"]: each["in"] for each in every if each.get("x-filled")}
            owner["parameters"] = [each for each in every if not each.get("x-filled")]
        for media in resolve(document, operation.get("requestBody", {})).get("content", {}).values():
            schema = resolve(document, media.get("schema", {}))
            filled = [name for name, each in schema.get("properties", {}).items() if resolve(document, each).get("x-filled")]
            for name in filled:
                del schema["properties"][name]
            schema["required"] = [name for name in schema.get("required", []) if name not in filled]
            places |= dict.fromkeys(filled, "body")
    return places
