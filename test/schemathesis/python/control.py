"""The mock exchange's control API, from the address in `MOCK_URL`."""

import os

import requests

session = requests.Session()


def control(method, resource, body=None):
    """Gives what the mock exchange answers; raises `requests.HTTPError` if it refuses."""
    answer = session.request(method, f"{os.environ['MOCK_URL']}/_mock/{resource}", json=body, timeout=10)
    answer.raise_for_status()
    return answer.json()
