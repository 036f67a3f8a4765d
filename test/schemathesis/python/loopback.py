"""Keeps the whole process on this machine: a spec's reference, an example's address or a redirect must not lead away."""

import sys


def refuse_elsewhere(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] != "127.0.0.1":
        raise ConnectionRefusedError(f"{arguments[1][0]} is not this machine")
    if event == "socket.getaddrinfo" and arguments[0] != "127.0.0.1":
        raise ConnectionRefusedError(f"{arguments[0]} is not this machine")


sys.addaudithook(refuse_elsewhere)
