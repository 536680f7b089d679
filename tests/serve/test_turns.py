"""Whose query runs next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.serve.turns import BusyError, Turns


async def ran(turns: Turns, client: str, order: list[str], until: asyncio.Event) -> None:
    async with turns.of(client):
        order.append(client)
        await until.wait()


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def told(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 10))


def test_of_one_client_half_of_all_run_at_most() -> None:
    async def story() -> None:
        turns, order, end = Turns(4, 9), list[str](), asyncio.Event()
        tasks = [asyncio.create_task(ran(turns, client, order, end)) for client in "aaaabb"]
        await settled()
        assert order == list("aabb")
        end.set()
        await asyncio.gather(*tasks)
        assert order == list("aabbaa")

    told(story)


def test_who_asks_once_stands_behind_no_more_than_one_query_of_who_asks_often() -> None:
    async def story() -> None:
        turns, order = Turns(1, 9), list[str]()
        ends = [asyncio.Event() for _ in "aaaaab"]
        tasks = [
            asyncio.create_task(ran(turns, client, order, end)) for client, end in zip("aaaaab", ends, strict=True)
        ]
        await settled()
        for end in ends:
            end.set()
            await settled()
        await asyncio.gather(*tasks)
        assert order.index("b") <= 2

    told(story)


def test_who_had_no_turn_in_time_is_told_and_takes_nobodys_place() -> None:
    async def story() -> None:
        turns, order, end = Turns(1, 0.02), list[str](), asyncio.Event()
        first = asyncio.create_task(ran(turns, "a", order, end))
        await settled()
        with pytest.raises(BusyError):
            await ran(turns, "b", order, end)
        end.set()
        await first
        await ran(turns, "b", order, end)
        assert order == ["a", "b"]

    told(story)


def test_a_client_that_goes_away_takes_nobodys_place() -> None:
    async def story() -> None:
        turns, order, end = Turns(1, 9), list[str](), asyncio.Event()
        first, second = (asyncio.create_task(ran(turns, client, order, end)) for client in "ab")
        await settled()
        second.cancel()
        await settled()
        end.set()
        await first
        await ran(turns, "c", order, end)
        assert order == ["a", "c"]

    told(story)


def test_a_query_that_takes_long_makes_room_and_of_one_client_there_is_one() -> None:
    async def story() -> None:
        turns, order, end = Turns(2, 9), list[str](), asyncio.Event()
        async with turns.of("a") as one:
            assert one.goes_on()
            tasks = [asyncio.create_task(ran(turns, client, order, end)) for client in "bc"]
            await settled()
            assert order == ["b", "c"]  # both places are free
            waiting = asyncio.create_task(ran(turns, "a", order, end))
            await settled()
            assert order == ["b", "c"]
        end.set()
        await asyncio.gather(waiting, *tasks)
        async with turns.of("a") as first, turns.of("b") as second:
            assert [first.goes_on(), second.goes_on()] == [True, False]
        assert not first.goes_on()  # it has ended
        async with turns.of("b") as third:
            assert third.goes_on()

    told(story)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=20), st.integers(1, 5))
def test_all_get_their_turn_and_never_more_run_than_may(asked: list[tuple[str, bool]], at_once: int) -> None:
    running: list[str] = []

    async def one(turns: Turns, client: str, is_long: bool) -> None:
        async with turns.of(client) as turn:
            running.append(client)
            assert len(running) <= at_once
            await asyncio.sleep(0)
            running.remove(client)
            if is_long:
                turn.goes_on()
                await asyncio.sleep(0)

    async def story() -> None:
        turns = Turns(at_once, 9)
        await asyncio.gather(*(one(turns, client, is_long) for client, is_long in asked))
        async with turns.of("a") as turn:  # nothing of all that is left
            assert turn.goes_on()

    told(story)
