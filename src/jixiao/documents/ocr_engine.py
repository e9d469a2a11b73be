"""Finds and reads lines of text in pictures: rapidocr's detector and its recognition model.

Both models lie in the installed package; nothing is ever fetched. The detector is used through
rapidocr; the recognition model is run directly, because a doubt is told from every character's
probability and place, which rapidocr's own answer does not give for blanks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray: TypeAlias = NDArray[np.uint8]
    """A picture in shades of grey: rows from the top, 0 is black."""

Quad = list[tuple[float, float]]
"""Corners of a line of text in pixels: upper left, upper right, lower right, lower left."""

LONGEST_SIDE = 1600
"""Pixels of the longer side that lines are sought on; they are read at full size."""
LONGEST_SHAPE = 4
"""A page is at most so many times as long as wide when lines are sought on it."""
SHORTEST_SIDE = 64
"""Pixels of its shorter side, at the least."""
LINE_HEIGHT = 48
"""Pixels: what the recognition model takes."""
NARROWEST = 320
"""Pixels of width that a shorter line is filled up to, as in the model's training."""
WIDEST = 4800
"""Pixels of width beyond which a line is squeezed."""
INSTALL = (
    '安装文字识别组件后再试：pip install "jixiao[ocr]"（不联网的电脑：'
    '在能联网的电脑上 pip download "jixiao[ocr]" -d 目录，拷来后 '
    'pip install --no-index --find-links 目录 "jixiao[ocr]"）'
)
"""What to do where the extra is missing."""
_NEEDED = ("rapidocr", "onnxruntime", "numpy", "PIL")


@dataclass(frozen=True, slots=True)
class Sign:
    """One read character: its middle as a share of the line's width, and how sure it is (0–1)."""

    char: str
    middle: float
    sure: float


def is_installed() -> bool:
    """Whether the ``ocr`` extra is there."""
    return all(find_spec(name) is not None for name in _NEEDED) and _model("rec") is not None


def _model(task: str) -> Path | None:
    """The model of a task (``det``, ``rec``) in the installed package."""
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    return next(iter(sorted(folder.glob(f"*_{task}_*.onnx"))), None)


@cache
def engine() -> Engine:
    """The one engine of a process; loading it takes about half a second."""
    return Engine()


class Engine:
    """The two models, on one thread each: results do not depend on the machine's load."""

    def __init__(self) -> None:
        import onnxruntime
        from rapidocr import RapidOCR

        self._detector = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.max_side_len": LONGEST_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(_model("det")),
            }
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(
            str(_model("rec")), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        stored = self._session.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *stored.splitlines(), " "]

    def find(self, picture: Gray) -> list[Quad]:
        """The lines of text in a picture, from top to bottom."""
        shaped = not_too_long(picture)
        found = self._detector(shaped, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        if boxes is None:
            return []
        return [[(float(x), float(y)) for x, y in box] for box in boxes]

    def read(self, line: Gray, stretch: float = 1.0) -> list[Sign]:
        """The characters of one line of text; ``stretch`` reads it wider or narrower."""
        import numpy as np

        height, width = line.shape
        if not height or not width:
            return []
        wide = max(min(round(width * stretch * LINE_HEIGHT / height), WIDEST), 8)
        block = np.zeros((1, 3, LINE_HEIGHT, max(wide, NARROWEST)), np.float32)
        block[0, :, :, :wide] = _resized(line, wide, LINE_HEIGHT).astype(np.float32) / 127.5 - 1
        likely = self._session.run(None, {self._input: block})[0][0]
        return self._decoded(likely.argmax(1), likely.max(1), block.shape[3] / wide)

    def _decoded(
        self, codes: NDArray[np.int64], sure: NDArray[np.float32], filled: float
    ) -> list[Sign]:
        """Columns of equal codes are one character; code 0 parts two that are the same."""
        signs: list[Sign] = []
        start, columns = 0, len(codes)
        for end in range(1, columns + 1):
            if end < columns and codes[end] == codes[start]:
                continue
            if code := int(codes[start]):
                middle = (start + end) / 2 / columns * filled
                best = float(sure[start:end].max())
                signs.append(Sign(self._characters[code], min(middle, 1.0), best))
            start = end
        return signs


def not_too_long(picture: Gray) -> Gray:
    """The picture with white beside it where it is a strip: the detector enlarges short sides."""
    import numpy as np

    least = max(max(picture.shape) // LONGEST_SHAPE, SHORTEST_SIDE)
    more = [(0, max(least - side, 0)) for side in picture.shape]
    return np.pad(picture, more, constant_values=255)


def _resized(picture: Gray, width: int, height: int) -> Gray:
    import numpy as np
    from PIL import Image

    small: Gray = np.asarray(
        Image.fromarray(picture).resize((width, height), Image.Resampling.BILINEAR)
    )
    return small
