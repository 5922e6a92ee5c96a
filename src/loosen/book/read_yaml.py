"""YAML as plain data that remembers its lines.

Words stay words: ``no`` is the answer no and not a Boolean, as YAML 1.1 would have it. Only whole numbers and the
flags ``true`` and ``false`` are more than text. Keys that stand twice are a problem, not a silent loss.
"""

from __future__ import annotations

import re

import yaml

from loosen.book.lines import Lines, Path, Plain
from loosen.book.problems import Problem
from loosen.words import _

WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: str, text: str) -> Lines:
    """The data in ``text``; ``file`` is its name in messages."""
    return _Reader(file).read(text)


class _Reader:
    def __init__(self, file: str) -> None:
        self.found = Lines(file)

    def read(self, text: str) -> Lines:
        try:
            node = yaml.compose(text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.problem(mark.line + 1 if mark else 0, _("this is not YAML: {why}.").format(why=error.problem))
            return self.found
        except (yaml.YAMLError, RecursionError) as error:
            self.problem(0, _("this is not YAML: {why}.").format(why=error))
            return self.found
        plain = self.value(node, ()) if node is not None else None
        if isinstance(plain, dict):
            self.found.plain = plain
        else:
            self.problem(1, _("the file must hold named entries, such as `id: …`."))
        return self.found

    def problem(self, line: int, message: str) -> None:
        self.found.problems.append(Problem(self.found.file, line, "yaml", message))

    def value(self, node: yaml.Node, path: Path) -> Plain:
        self.found.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(one, (*path, place)) for place, one in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, path: Path) -> Plain:
        mapping: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in mapping:
                self.problem(line, _('"{key}" stands twice; keep one.').format(key=key))
            mapping[key] = self.value(value_node, (*path, key))
            self.found.lines[*path, key] = line
        return mapping


def _scalar(node: yaml.ScalarNode) -> Plain:
    text = str(node.value)
    if not node.style:  # plain, as the two parsers of the library say it: None or empty
        if text in ("true", "false"):
            return text == "true"
        if WHOLE_NUMBER.fullmatch(text):
            return int(text)
    return text
