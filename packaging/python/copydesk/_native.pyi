from os import PathLike
from typing import Optional, Sequence, Union, final

@final
class NativeLinter:
    def __new__(
        cls, profile: Optional[str], config: Optional[Union[str, "PathLike[str]"]]
    ) -> "NativeLinter": ...
    def lint(self, text: str, path: str, markup: Optional[str]) -> str: ...

def main(arguments: Sequence[str]) -> int: ...
