"""Salesforce quick text, as a query returns it; the Data Loader's CSV is read by its columns.

The fields are documented, a query's answer only for other objects; not tried on a real export.
https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_quicktext.htm
"""

from collections.abc import Iterator
from itertools import chain

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called, macro
from replylint.readers.tree import Node, listed, within


def macros(root: Node) -> Iterator[Macro]:
    """Yield the records of type QuickText; the command line puts them under "result"."""
    for record in chain(listed(root, "records"), listed(root, "result", "records")):
        kind = within(record, "attributes")
        if kind is not None and called(kind, "type") == "QuickText":
            yield from macro(record, "Message", "Name", "Id")


FORMAT = Format(Library.SALESFORCE, macros)
