"""What every answer says to the browser."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.serve.headers import HEADERS, SecurityHeaders


def page(request: Request) -> Response:
    return PlainTextResponse("示例", headers={"X-Frame-Options": "SAMEORIGIN"})


def test_an_answer_has_them_all_and_keeps_its_own() -> None:
    app = Starlette(routes=[Route("/", page)], middleware=[Middleware(SecurityHeaders)])
    headers = TestClient(app).get("/").headers
    assert {name: headers[name] for name, _ in HEADERS} == dict(HEADERS) | {"X-Frame-Options": "SAMEORIGIN"}
    assert headers.get_list("X-Frame-Options") == ["SAMEORIGIN"]
