"""Starts jixiao from its folder: puts the libraries in front and runs the command.

Written so that any Python 3, however old, can read it and say that it is too old.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VERSIONS = ((3, 11), (3, 12), (3, 13))


def library(version):
    """The folder of what fits one version of Python only."""
    return os.path.join(HERE, "lib", "{}.{}".format(*version))


def problem(version, bits):
    """Why this Python cannot be used, in one Chinese line; empty where it can."""
    if version not in VERSIONS:
        found = ".".join(map(str, version))
        return (
            "应为 Python 3.11、3.12 或 3.13，实际是 {}；"
            "请安装其中一个版本，或把它放进 python 文件夹"
        ).format(found)
    if bits != 64:
        return "应为 64 位的 Python，实际是 {} 位；请换成 64 位版本".format(bits)
    if not os.path.isdir(library(version)):
        return "这个文件夹不完整（缺少 lib）；请把压缩包完整解压后再运行"
    return ""


def say(line):
    """One line on any console."""
    data = (line + "\n").encode("utf-8")
    if os.name == "nt":
        data = (line + "\n").encode(getattr(sys.stderr, "encoding", None) or "gbk", "replace")
    sys.stderr.flush()
    getattr(sys.stderr, "buffer", sys.stderr).write(data)


def dragged(arguments):
    """Whether the first argument is a file: reports were dropped on the script."""
    return bool(arguments) and os.path.isfile(arguments[0])


def wait():
    """Keep a window open that a double click has opened."""
    if os.name == "nt" and sys.stdin is not None and sys.stdin.isatty():
        say("按回车键关闭")
        try:
            sys.stdin.readline()
        except (EOFError, KeyboardInterrupt):
            pass


def main(arguments):
    """Run the command with its libraries; reports alone are checked, each with a page beside it."""
    version = sys.version_info[0], sys.version_info[1]
    why = problem(version, 64 if sys.maxsize > 2**32 else 32)
    if why:
        say(why)
        wait()
        return 2
    sys.path[:0] = [os.path.join(HERE, "lib", "any"), library(version)]
    from jixiao.cli.main import main as command

    if dragged(arguments):
        status = command(["check", "--format", "html"] + arguments)
        wait()
        return status
    status = command(arguments)
    if not arguments:
        wait()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
