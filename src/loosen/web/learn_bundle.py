"""What a browser needs to search by itself: the index, with the address and the kind of everything in it."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from loosen.care.learning_index import learning_index
from loosen.care.search_index import Index
from loosen.care.searching import Found, search
from loosen.web.book import the_book
from loosen.web.pieces import address_of, kinds
from loosen.words import spoken


def learn_bundle() -> bytes:
    """The bundle in the language that is spoken now."""
    return _bundle(spoken())


def learn_hash() -> str:
    """A name for exactly this bundle."""
    return _hash(spoken())


def found(query: str) -> dict[str, Any]:
    """What the query finds, ready to be laid out."""
    return _laid_out(search(_index(spoken()), query))


@cache
def _hash(language: str) -> str:
    return sha256(_bundle(language)).hexdigest()[:24]


@cache
def _bundle(language: str) -> bytes:
    index = _index(language)
    addresses = [address_of(kind, id) for kind, id, _title, _summary in index["entries"]]
    told = {**index, "addresses": addresses, "kinds": kinds()}
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()


@cache
def _index(language: str) -> Index:
    assert language == spoken()
    return learning_index(the_book())


def _laid_out(result: Found) -> dict[str, Any]:
    names = kinds()
    hits = [
        {
            "title": hit.title,
            "summary": hit.summary,
            "kind": names[hit.kind],
            "address": address_of(hit.kind, hit.id),
        }
        for hit in result.hits
    ]
    return {"asks": list(result.asks), "hits": hits}
