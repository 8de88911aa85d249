"""No garbage is looked for while many objects are made of which none is garbage."""

import gc


class uncollected:  # noqa: N801  a context manager, named as one reads it
    """Within it the garbage collector rests: going through all objects again and again takes a third of the time."""

    def __enter__(self) -> None:
        self._collecting = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._collecting:
            gc.enable()
