"""Signs requests as the API's own document says, over the bytes that are sent."""

import base64
import hashlib
import hmac
import json
import re
from functools import cache
from itertools import cycle
from urllib.parse import quote, urlsplit

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from requests.auth import AuthBase


class Signer(AuthBase):
    """Signs with each fitting kind of credentials in turn, at one time (ms), which stands where `places` say."""

    def __init__(self, security, credentials, time, places):
        self.key = next((each for each in security if "x-signature" not in each and "x-payload" not in each), None)
        self.payload = next((each for each in security if "x-payload" in each), None)
        self.signature = next((each for each in security if "x-signature" in each), None)
        self.time = time
        self.places = places
        fitting = [each for each in credentials if self._fits(each)]
        if not fitting:
            raise ValueError("none of the mock exchange's credentials fit the document")
        self.credentials = cycle(fitting)

    def __call__(self, request):
        credential = next(self.credentials)
        self._put(request, self.key, credential["apiKey"])
        if self.payload:
            self._put(request, self.payload, self._write_payload(request, credential))
        if self.signature:
            rule = self.signature["x-signature"]
            name = rule.get("timestamp")
            if name and self.places.get(name) != "body":
                self._put(request, {"in": self.places.get(name, "query"), "name": name}, str(self.time))
            text = re.sub(r"\{([^{}]*)\}", lambda part: part_of(request, part[1]), rule["payload"])
            self._put(request, self.signature, sign(text.encode("latin-1"), self._algorithm(credential), credential))
        return request

    def _fits(self, credential):
        named = self.payload is not None and "identity" in self.payload["x-payload"]
        return named == ("identity" in credential) and (not self.signature or self._algorithm(credential) is not None)

    def _algorithm(self, credential):
        family = "hmac" if "secret" in credential else load(credential["privateKey"]).__class__.__name__.lower()
        every = self.signature["x-signature"]["algorithms"]
        return next((each for each in every if each["algorithm"].lower().split("-")[0] in family), None)

    def _write_payload(self, request, credential):
        rule = self.payload["x-payload"]
        fields = {rule["identity"]: credential["identity"]} if "identity" in rule else {}
        fields |= {rule["timestamp"]: self.time} if "timestamp" in rule else {}
        return base64.b64encode(bytes_of(request.body) or json.dumps(fields).encode()).decode()

    def _put(self, request, place, value):
        if place["in"] == "header":
            request.headers[place["name"]] = value
        else:
            request.url += f"{'&' if urlsplit(request.url).query else '?'}{place['name']}={quote(value, safe='')}"


def part_of(request, name):
    """What a placeholder of a signature's payload stands for; a character is a byte."""
    path, _, query = request.path_url.partition("?")
    texts = {
        "method": request.method,
        "path": path,
        "query": query,
        "?query": query and f"?{query}",
        "body": bytes_of(request.body).decode("latin-1"),
    }
    return request.headers[name.removeprefix("header:")] if name.startswith("header:") else texts[name]


def sign(text, algorithm, credential):
    """The signature in the encoding that is documented for the algorithm."""
    digest = algorithm["algorithm"].partition("-")[2].lower()
    if "secret" in credential:
        signature = hmac.digest(credential["secret"].encode(), text, digest or hashlib.sha256)
    elif digest:
        signature = load(credential["privateKey"]).sign(text, padding.PKCS1v15(), getattr(hashes, digest.upper())())
    else:
        signature = load(credential["privateKey"]).sign(text)
    return signature.hex() if algorithm["encoding"] == "hex" else base64.b64encode(signature).decode()


@cache
def load(pem):
    return serialization.load_pem_private_key(pem.encode(), None)


def bytes_of(body):
    return body.encode() if isinstance(body, str) else body or b""
