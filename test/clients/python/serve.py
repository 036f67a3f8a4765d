"""Makes the calls that come in as lines of JSON, and answers each with a line: `{}`, or `{"error": "…"}`."""

import json
import sys


def serve(make_call):
    for line in sys.stdin:
        answer = {}
        try:
            make_call(**json.loads(line))
        except Exception as error:  # Whatever a client throws is its answer.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
