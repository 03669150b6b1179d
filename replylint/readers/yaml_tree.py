"""YAML as a tree, on PyYAML's nodes: its values with their places."""

import re
from collections.abc import Iterator

import yaml

from replylint.readers.tree import Written
from replylint.readers.yaml_scalar import scalar_map

_TEXT, _NUMBERS = "tag:yaml.org,2002:str", ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
_INDENTED = re.compile(r"\n( *)[^ \r\n]")
_CARRIERS = {
    "": "yaml-plain",
    "'": "yaml-single",
    '"': "yaml-double",
    "|": "yaml-block",
    ">": "yaml-folded",
}
"""How texts are carried, by the mark that they begin with."""


class YamlNode:
    """A value of a YAML text; see readers.tree.Node."""

    def __init__(self, source: str, node: yaml.Node) -> None:
        """Take a node of PyYAML's, composed from `source`."""
        self._source = source
        self._node = node

    def member(self, name: str) -> "YamlNode | None":
        """Return the value of a mapping under `name`, of several the last."""
        found = [node for key, node in self.members() if key == name]
        return found[-1] if found else None

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

    def word(self) -> str | None:
        """Return a text or a number as a string, None for another value."""
        is_word = isinstance(self._node, yaml.ScalarNode) and self._node.tag in {_TEXT, *_NUMBERS}
        return str(self._node.value) if is_word else None

    def text(self) -> Written | None:
        """Return a text with its places, None for another value."""
        node = self._node
        if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT:
            return None
        start, end = node.start_mark.index, node.end_mark.index
        places = scalar_map(self._source[start:end], node.value, node.style or "", start)
        carrier = _CARRIERS[node.style or ""]
        if node.style == "|":
            carrier += f"/{_indentation(self._source[start:end])}"
        return Written(node.value, places, carrier, start, end)


def _indentation(block: str) -> int:
    """Return by how many spaces the lines of a block are indented."""
    return min((len(found[1]) for found in _INDENTED.finditer(block)), default=0)


def yaml_tree(source: str) -> YamlNode:
    """Return a YAML text as a tree. Raises ValueError, with the place, for another text."""
    try:
        documents = list(filter(None, yaml.compose_all(source, Loader=yaml.SafeLoader)))
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
