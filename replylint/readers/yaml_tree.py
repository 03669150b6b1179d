"""YAML as a tree, on PyYAML's nodes: its values with their places."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from replylint.readers.tree import Written
from replylint.readers.yaml_scalar import joined, scalar_map

_TEXT, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_LINE = re.compile(r"(?:^|[\r\n\x85\u2028\u2029])( *)[^ \r\n\x85\u2028\u2029]")
"""A line that is not empty, and its leading spaces."""
_CARRIERS = {
    "": "yaml-plain",
    "'": "yaml-single",
    '"': "yaml-double",
    "|": "yaml-block",
    ">": "yaml-folded",
}
"""How texts are carried, by the mark that they begin with."""


class _Composer(yaml.SafeLoader):
    """Composes nodes as parsers read them: merged, each key once, pairs of escapes joined."""

    def compose_mapping_node(self, anchor: dict[Any, yaml.Node]) -> yaml.MappingNode:
        """Return a mapping with what `<<` brings into it; of several values of a key the last."""
        node = super().compose_mapping_node(anchor)
        self.flatten_mapping(node)
        node.value = list({_identity(pair[0]): pair for pair in node.value}.values())
        return node

    def compose_scalar_node(self, anchor: dict[Any, yaml.Node]) -> yaml.ScalarNode:
        """Return a scalar with whole characters where escapes name the halves of UTF-16 pairs."""
        node = super().compose_scalar_node(anchor)
        node.value = joined(node.value)
        return node


def _identity(key: yaml.Node) -> object:
    return (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else id(key)


class YamlNode:
    """A value of a YAML text; see readers.tree.Node."""

    def __init__(self, source: str, node: yaml.Node) -> None:
        """Take a node of PyYAML's, composed from `source`."""
        self._source = source
        self._node = node

    def member(self, name: str) -> "YamlNode | None":
        """Return the value of a mapping under `name`."""
        return next((node for key, node in self.members() if key == name), None)

    def members(self) -> Iterator[tuple[str, "YamlNode"]]:
        """Yield the names and values of a mapping."""
        if isinstance(self._node, yaml.MappingNode):
            for key, value in self._node.value:
                if isinstance(key, yaml.ScalarNode):
                    yield key.value, YamlNode(self._source, value)

    def elements(self) -> Iterator["YamlNode"]:
        """Yield the elements of a sequence."""
        if isinstance(self._node, yaml.SequenceNode):
            for element in self._node.value:
                yield YamlNode(self._source, element)

    def string(self) -> str | None:
        """Return a text as a string, "" for null, None for another value."""
        node = self._node
        if node.tag == _NULL:
            return ""
        return str(node.value) if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT else None

    def word(self) -> str | None:
        """Return a text or a number as a string, None for another value."""
        is_word = isinstance(self._node, yaml.ScalarNode) and self._node.tag in {_TEXT, *_NUMBERS}
        return str(self._node.value) if is_word else None

    def text(self) -> Written | None:
        """Return a text with its places, None for another value."""
        node = self._node
        if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT:
            return None
        start = node.start_mark.index
        written = self._source[start : node.end_mark.index]
        carrier = _CARRIERS[node.style or ""]
        if node.style == "|":
            carrier += f"/{_indentation(written, node.value)}"
        places = scalar_map(written, node.value, node.style or "", start)
        return Written(node.value, places, carrier, start)


def _indentation(block: str, text: str) -> int:
    """Return by how many spaces the lines of a block are indented, which are not of its text."""
    _, first = islice(_LINE.finditer(block), 2)
    own = _LINE.search(text)
    return len(first[1]) - (len(own[1]) if own else 0)


def yaml_tree(source: str) -> YamlNode:
    """Return a YAML text as a tree. Raises ValueError, with the place, for another text."""
    try:
        documents = list(filter(None, yaml.compose_all(source, Loader=_Composer)))
    except yaml.MarkedYAMLError as error:
        place = f" at line {error.problem_mark.line + 1}" if error.problem_mark else ""
        msg = f"is not YAML: {error.problem}{place}; correct it, or quote the value"
        raise ValueError(msg) from None
    except (yaml.YAMLError, RecursionError) as error:
        msg = f"is not YAML: {str(error).partition(chr(10))[0]}"
        raise ValueError(msg) from None
    if not documents:
        msg = "holds nothing"
        raise ValueError(msg)
    return YamlNode(source, documents[0] if len(documents) == 1 else _together(documents))


def _together(documents: list[yaml.Node]) -> yaml.Node:
    """Return several documents as one list, of their elements where they are lists themselves."""
    parts = [one.value if isinstance(one, yaml.SequenceNode) else [one] for one in documents]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [node for part in parts for node in part])
